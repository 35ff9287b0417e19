"""Marks of template engines and of MDX, overwritten by filler so that no offset moves and no prose is lost.

Text between paired tags stays; a comment, raw code or an expression goes with all it holds. Known are Hugo, Jekyll and
Liquid, Jinja and Nunjucks, fences of Docusaurus, VitePress and Quarto, attribute lists, and in MDX statements, tags and
expressions.
"""

from __future__ import annotations

import re

FILLER = "\x01"
_CODE = re.compile(
    r"^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=mark)[`~]*[ \t]*$|\Z)|(?P<tick>`+)[^`\n]+(?P=tick)",
    re.M | re.S,
)
_HELD = r"(?:raw|highlight|comment|codeblock|verbatim|code)"
SHORTCODE = re.compile(
    rf"\{{%-?\s*(?P<held>{_HELD})\b[^%]*%\}}.*?\{{%-?\s*end(?P=held)\s*-?%\}}"  # what is no prose, with its tags
    r"|\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{#(?![\w-]+\s*\}).*?#\}|\{\{(?!\{)[^{}\n]*\}\}"
    r"|^[ \t]*:::.*?$|^\[\[(?:toc|_TOC_)\]\][ \t]*$"
    r"|\{:[^{}\n]*\}|\{[.#][\w-][^{}\n]*\}|(?<=[)\]>*])\{[^{}\n]*=[^{}\n]*\}",  # attribute lists
    re.M | re.S,
)
_PAGE = re.compile(
    rf"\{{%-?\s*(?P<held>{_HELD})\b[^%\n]*%\}}.*?\{{%-?\s*end(?P=held)\s*-?%\}}"
    r"|<\?(?:php\b|=).*?(?:\?>|\Z)|<%.*?%>|\{\{[^{}\n<]{1,300}\}\}|\{%[^%\n]{1,400}%\}|\{#[^#\n]{1,400}#\}",
    re.S,
)
_FRONT = re.compile(r"\s*---[ \t]*\r?\n.*?^---[ \t]*$", re.M | re.S)
_STATEMENT = re.compile(r"^(?:import|export)\b(?=[^\n]*(?:['\"{(]|default\b))", re.M)
_TAG = re.compile(r"</?(?:[A-Z][\w.]*|[a-z][\w-]*(?=[^<>]*\{))|</?>")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


def mask(text: str, *, mdx: bool = False) -> str:
    """Overwrite template marks by filler of the same number of bytes; line ends and code stay."""
    if "{" in text or ":::" in text or "[[" in text:
        text = SHORTCODE.sub(_fill, text)
    if not mdx:
        return text
    code = [match.span() for match in _CODE.finditer(text)]
    out, done = [], 0
    for start, end in _mdx(text, code):
        out += [text[done:start], fill(text[start:end])]
        done = end
    return "".join([*out, text[done:]])


def mask_page(text: str, *, astro: bool = False) -> str:
    """A page of HTML with the marks of template engines overwritten by as many characters of filler."""
    if "{{" in text or "{%" in text or "<%" in text or "<?" in text or "{#" in text:
        text = _PAGE.sub(_blank, text)
    if not astro:
        return text
    if front := _FRONT.match(text):
        text = _blank(front) + text[front.end() :]
    out, at = [], 0
    while (start := text.find("{", at)) >= 0:
        end = max(balanced(text, start), start + 1)
        out += [text[at:start], FILLER * (end - start)]
        at = end
    return "".join([*out, text[at:]])


def _blank(match: re.Match[str]) -> str:
    return FILLER * (match.end() - match.start())


def fill(text: str) -> str:
    """Filler of as many bytes in UTF-8, with the line ends of the text."""
    return "\n".join(FILLER * len(line) for line in text.encode().split(b"\n"))


def _fill(match: re.Match[str]) -> str:
    return fill(match.group())


def _mdx(text: str, code: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of statements, tags and expressions outside code, in order."""
    found: list[tuple[int, int]] = []
    at = 0
    starts = re.compile(rf"{_STATEMENT.pattern}|{_TAG.pattern}|\{{", re.M)
    spans = iter(code)
    held = next(spans, None)
    while match := starts.search(text, at):
        while held and held[1] <= match.start():
            held = next(spans, None)
        if held and held[0] <= match.start():
            at = held[1]
            continue
        start = match.start()
        if match.group() == "{":
            end = balanced(text, start)
        elif match.group().startswith("<"):
            end = _tag_end(text, match.start() + 1)
        else:
            end = _statement_end(text, start)
        if end > start:
            found.append((start, end))
        at = max(end, match.end())
    return found


def balanced(text: str, start: int) -> int:
    """The end of what opens at ``start``, strings and inner brackets counted; the start where nothing closes it."""
    depth, at, quote = 0, start, ""
    while at < len(text):
        char = text[at]
        if quote:
            if char == "\\":
                at += 1
            elif char == quote or (char == "\n" and quote != "`"):
                quote = ""
        elif text.startswith("/*", at):
            at = max(at, text.find("*/", at))
        elif char in '"`' or (char == "'" and not text[at - 1].isalnum()):
            quote = char
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return start


def _tag_end(text: str, at: int) -> int:
    """The end of a tag whose attributes may hold strings and expressions; 0 where it is none."""
    while at < len(text):
        char = text[at]
        if char == ">":
            return at + 1
        if char in "\"'":
            at = text.find(char, at + 1)
            if at < 0:
                return 0
        elif char == "{":
            end = balanced(text, at)
            if end == at:
                return 0
            at = end - 1
        elif char == "<" or text.startswith("\n\n", at):
            return 0
        at += 1
    return 0


def _statement_end(text: str, start: int) -> int:
    """A statement ends before a blank line outside its brackets."""
    at = start
    while at < len(text):
        line = _LINE.match(text, at)
        assert line is not None
        opened = text.find("{", at, line.end())
        if opened >= 0 and (end := balanced(text, opened)) > line.end():
            line = _LINE.match(text, end)
            assert line is not None
        at = line.end()
        if not text[at : at + 1].strip() and not (text[at:].partition("\n")[0].strip()):
            break
    return at - 1 if text[at - 1 : at] == "\n" else at
