"""Read clean articles and find the paragraphs in which something can be planted.

Claims need hosts without sources: a number in an article with a reference list is "supported". So each article is
also made *bare*: front matter, reference sections, footnotes, numbered citations, links and addresses (the words
of a link stay), bylines and dates are taken out. A bare article is also written as plain text, as if pasted from a
browser. Claim kinds are planted in bare copies only, in paragraphs that name no study, body or year.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
SOURCES = re.compile(
    r"^(references?|sources?|bibliography|citations?|footnotes?|further reading|(for )?more information|resources|"
    r"useful links|links|see also|related|glossary|works cited|where can i (find|get) more).*$",
    re.I,
)
TRUST_LINE = re.compile(
    r"^[*_ ]*(sources?|published|(last )?(updated|reviewed|modified|changed)|(medically |clinically )?reviewed|"
    r"written|authors?|by|page last|content (source|provided)|date|posted)\b[^.]{0,90}$",
    re.I,
)
CUE = re.compile(
    r"https?:|www\.|\[\d|\(\w[^)]*\d{4}\)|according to|"
    r"(?-i:\b[A-Z]{2,}\b)|\bstud(y|ies)\b|survey|report|\b(19|20)\d\d\b|"
    r"Institute|University|Center|Association|Society|Academy|Organi[sz]ation|Department|Foundation|research|trial|%|"
    r"percent",
    re.I,
)
SUMMARY = re.compile(r"review|summary|overview|glossary|key (terms|points|facts)|questions|at a glance|FAQ", re.I)
HEADING = re.compile(r"^#{1,6} ")
NOT_PROSE = re.compile(r"^\s*([#|>:<{\[\]!^=~`+-]|\*\s|\d+[.)]\s|<|&)|\|.*\|")
BOUNDARY = re.compile(r"(?<=[a-z\d)][.!?])\s+(?=[A-Z])")
PLAIN_START = re.compile(r"^(The|A|An|This|These|Most|Many|Some|If|When|Your|You|People|Symptoms|Treatment) [a-z]")


@dataclass(frozen=True)
class Host:
    """An article cut into blocks at blank lines; `prose` are the indexes of ordinary paragraphs."""

    name: str
    suffix: str
    bare: bool
    front: str
    blocks: tuple[str, ...]
    prose: tuple[int, ...]

    @cached_property
    def text(self) -> str:
        """The article as it would be written."""
        return self.front + "\n\n".join(self.blocks) + "\n"

    @cached_property
    def words(self) -> int:
        """How long the article is."""
        return len(self.text.split())

    @cached_property
    def asks(self) -> bool:
        """Whether it is a collection of questions and answers: such a page says things again on purpose."""
        titles = [HEADING.sub("", block).strip() for block in self.blocks if "\n" not in block]
        return sum(title.endswith("?") and len(title.split()) < 16 for title in titles) >= 4

    @cached_property
    def neutral_blocks(self) -> frozenset[int]:
        """Ordinary paragraphs that name no source."""
        return frozenset(index for index in self.prose if not CUE.search(self.blocks[index]))

    def neutral(self, index: int) -> bool:
        """Whether a block names no source that could support a claim next to it."""
        return index in self.neutral_blocks


def read_article(path: Path) -> str:
    """The text with line ends as they are read by everyone: LF."""
    text = path.read_text(encoding="utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def articles(folder: Path) -> list[Path]:
    """Every Markdown and text file below a folder, in order."""
    return sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".txt"} and p.is_file())


def drop_source_sections(blocks: list[str]) -> list[str]:
    """Leave out sections whose heading announces sources, up to the next heading that does not."""
    kept, dropping = [], False
    for block in blocks:
        title = HEADING.sub("", block.split("\n")[0]).strip(" *#:")
        if HEADING.match(block) or (len(title) < 40 and SOURCES.match(title) and "\n" not in block):
            dropping = bool(SOURCES.match(title))
        if not dropping and not TRUST_LINE.match(block):
            kept.append(block)
    return kept


def make_bare(text: str) -> str:
    """Take every trust sign out of an article."""
    front = FRONT.match(text)
    title = re.search(r"^title: *[\"']?(.+?)[\"']? *$", front[0], re.M) if front else None
    text = FRONT.sub("", text)
    if title and not re.search(r"^# ", text, re.M):
        text = f"# {title[1]}\n\n{text.lstrip()}"
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"^\[[^\]]+\]:.*$", "", text, flags=re.M)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]^]+)\](\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"\[\^?[\d,; –-]+\]|<sup>.*?</sup>|\{[:.][^}]*\}", "", text)
    text = re.sub(r"<?(https?://|www\.)\S+>?|\S+@\S+\.\w+", "", text)
    text = re.sub(r"</?[a-zA-Z][^>]*>", "", text)
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", text)]
    return "\n\n".join(drop_source_sections([block for block in blocks if block.strip()])) + "\n"


def make_plain(text: str) -> str:
    """Write a bare Markdown article as plain text."""
    text = re.sub(r"^#{1,6} +", "", text, flags=re.M)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*([^*\n]+)\*(?!\w)", r"\1", text)
    return re.sub(r"^[*+-]\s+", "  - ", text, flags=re.M)


def is_prose(block: str) -> bool:
    """A paragraph long enough to take a sentence."""
    if NOT_PROSE.search(block) or any(NOT_PROSE.match(line) for line in block.split("\n")):
        return False
    return len(block.split()) >= 15 and block.rstrip().endswith((".", "!", "?"))


def make_host(name: str, suffix: str, text: str, bare: bool) -> Host:
    """Cut a text into blocks."""
    front = FRONT.match(text)
    head = front[0] + "\n" if front else ""
    body = text[front.end() :] if front else text
    blocks = [block.strip("\n") for block in re.split(r"\n[ \t]*\n", body) if block.strip()]
    inside = fenced(blocks)
    prose = tuple(i for i in told_once(blocks) if i not in inside and is_prose(blocks[i]))
    return Host(name, suffix, bare, head, tuple(blocks), prose)


def told_once(blocks: list[str]) -> list[int]:
    """Indexes of blocks outside summaries (which repeat on purpose) that the article does not print twice."""
    counts = Counter(" ".join(block.split()) for block in blocks)
    found, summary = [], False
    for index, block in enumerate(blocks):
        title = HEADING.sub("", block)
        if HEADING.match(block) or (len(block.split()) <= 8 and block.strip()[-1] not in ".!?:;,"):
            summary = bool(SUMMARY.search(title))
        elif not summary and counts[" ".join(block.split())] == 1:
            found.append(index)
    return found


def fenced(blocks: list[str]) -> set[int]:
    """Indexes of blocks that lie in a code fence."""
    inside, found = False, set()
    for index, block in enumerate(blocks):
        ticks = len(re.findall(r"^ {0,3}(?:```|~~~)", block, flags=re.M))
        if inside or ticks:
            found.add(index)
        if ticks % 2:
            inside = not inside
    return found


def load_hosts(paths: list[Path], min_prose: int = 6, max_words: int = 3500) -> list[Host]:
    """Every article that can take plants, in up to three shapes: bare Markdown, bare text, as it is."""
    hosts = []
    for path in paths:
        text = read_article(path)
        if len(text.split()) > max_words:
            continue
        bare = make_bare(text)
        shapes = [make_host(path.stem, ".md", bare, True)] if path.suffix == ".md" else []
        if "|" not in bare and "```" not in bare:
            shapes.append(make_host(path.stem, ".txt", make_plain(bare), True))
        shapes.append(make_host(path.stem, path.suffix, text, False))
        hosts += [shape for shape in shapes if len(shape.prose) >= min_prose]
    return hosts


def lower_first_sentence(sentence: str) -> str:
    """A host sentence with a small first letter, so that words can be put before it."""
    return sentence[0].lower() + sentence[1:]


def sentences(paragraph: str) -> list[str]:
    """Whole sentences of a paragraph that can be repeated elsewhere."""
    flat = " ".join(paragraph.split())
    found = BOUNDARY.split(flat)
    return [s for s in found if is_repeatable(s)]


def is_repeatable(sentence: str) -> bool:
    """A sentence of ordinary length and start, without markup."""
    words = len(sentence.split())
    return 10 <= words <= 32 and bool(PLAIN_START.match(sentence)) and not re.search(r"[*\[\]<>|_]", sentence)
