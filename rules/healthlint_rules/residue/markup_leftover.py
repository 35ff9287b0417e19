"""Marks of a markup language that a reader of the page would see: shortcodes, tags, attributes, commands of Word and LaTeX.

Each family is told by the shape that its grammar gives it (a bracket with attributes, a closing tag, a command with braces), not by
names of single plug-ins. What the document's own format would have read as markup never reaches the prose, so what is left was not
read. Own method, after the syntax of the CommonMark, MediaWiki, BBCode, WordPress, Jinja and LaTeX documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Block, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_TAGS = (
    r"(?:strong|em|b|i|u|p|br|hr|div|span|h[1-6]|a|ul|ol|li|table|tbody|thead|tr|td|th|img|font|center|blockquote|sup|sub|section|article|"
    r"iframe|script|style|figure|figcaption|small|big|pre|code|button|form|input|label|video|o:p|v:\w+|w:\w+|st1:\w+)"
)
_ATTRIBUTE = r"""[\w:-]+\s?=\s?(?:"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|”[^”\n]*”|″[^″\n]*″|&quot;[^&\n]*&quot;|[\w/.#%-]+)"""
ANYWHERE = compile_pattern(
    "|".join(
        (
            # tags that were escaped or broken, and what is left of them
            rf"</?{_TAGS}(?:\s[^<>\n]{{0,200}})?/?>",
            rf"</{_TAGS}(?![\w>])",
            r"(?<=\w)/?(?:strong|span|div|em|blockquote|h[1-6])>",
            r"&lt;/?[a-z][\w:]*[^&\n]{0,80}&gt;",
            r"(?<![\w<])(?:class|style|href|src|srcset|target|rel|data-[\w-]+|aria-[\w-]+|onclick)=(?:\"[^\"\n]*\"|“[^”\n]*”|”[^”\n]*”|'[^'\n]*')\s?/?>?",
            # shortcodes: a name with attributes, a closing name, a name with an underscore
            rf"\[/?[a-z][\w-]*(?:\s+{_ATTRIBUTE})+\s*/?\](?!\()",
            r"\[/[a-z][\w-]*\](?!\()",
            r"\[(?:gallery|caption|embed|playlist|toc|ez-toc|shortcode|adrotate|audio|video|contact-form(?:-\d+)?|[a-z]+(?:_[a-z0-9]+)+)\](?!\()",
            # BBCode
            r"\[(?:url|img|color|size|quote|font|center|b|i|u|h[1-6])\](?=[^\[\]\n]{1,200}\[/)|\[(?:url|color|size|quote|font)=[^\]\n]{1,100}\]",
            # wiki
            r"\[\[(?:[\w :#()'’,-]+\|)?[^\[\]|\n]{2,80}\]\]|'{3,5}[^'\n]{2,80}'{3,5}|^={2,5} ?[^=\n]{2,60} ?={2,5}$|\{\{[a-z][\w -]*\|[^{}\n]*\}\}",
            # Word
            r"\berror! (?:reference source not found|bookmark not defined|hyperlink reference not valid)\.?|\{ ?(?:hyperlink|mergefield|pageref|ref|toc|seq) [^{}\n]{1,120}\}|"
            r"\bmso-[\w-]+:[^;\n]{1,40};|\bmsonormal\w*|<!\[endif\](?:--)?>?|<!(?:--)?\[if [^\]\n]*\]>?",
            # LaTeX
            r"\\(?:textbf|textit|emph|underline|section|subsection|chapter|paragraph|begin|end|cite[pt]?|ref|label|footnote|href|url|item|caption|includegraphics|mathrm|text|frac|"
            r"sqrt|documentclass|usepackage)\*?\s?(?:\[[^\]\n]*\])?\{[^{}\n]*\}|\\(?:item|times|leq?|geq?|pm|circ|mu|approx|cdot|alpha|beta|gamma|rightarrow|degree|newline|noindent)(?![a-z])",
            # reStructuredText, AsciiDoc, Docusaurus
            r":(?:ref|doc|term|abbr|sub|sup|cite|numref):`[^`\n]*`|^\.\. [a-z-]+::.*|\b(?:image|include|video)::?[\w./-]+\[[^\]\n]*\]|^:{3,} ?(?:note|tip|info|warning|danger|caution)?$",
            # blanks of a word processor
            "\u00a0{2,}",
            # escapes and code that ran into the text
            r"(?<=[\w.,!?])(?:\\r)?\\n(?=[A-Z\\\s•-]|$)|(?<=\w)\\+['’\"](?=\w|\s)|\[object object\]|#(?:ref!|n/a|value!|div/0!|name\?)",
            r"(?:\bfunction\s?\w*\([\w, ]*\)\s?\{|\b(?:var|const|let) \w+ = |\bwindow\.\w+\s?=|\bdocument\.\w+\(|adsbygoogle|googletag\.|\bconsole\.log\().*",
            r"(?:^|(?<=\s))[.#]?[a-z][\w-]{0,40}(?:[ ,.][.#]?[\w-]{1,40}){0,2}\s?\{\s?[a-z-]+\s?:\s?[^{};\n]+;[^{}\n]*\}?|@(?:media|import|font-face)\b.*",
        )
    )
)
# what Markdown reads itself, and templates of site generators, which its reader leaves out
NOT_MARKDOWN = compile_pattern(
    r"\*\*[^*\s][^*\n]{0,200}?\*\*|(?<!\w)__[^_\s][^_\n]{0,120}?__(?!\w)|~~[^~\n]{1,120}~~|!?\[[^\]\n]{0,160}\]\([^()\s\n]{2,}(?: \"[^\"\n]*\")?\)|^#{1,6} [^\n]{2,}|"
    r"\{\{[<%]?[^{}\n]{1,120}[>%]?\}\}|\{%[^%\n]{1,120}%\}|<%[^%\n]{1,120}%>|<\?(?:php|=)[^\n]{0,120}|\{:?\s?[.#][a-z][\w-]*[^{}\n]{0,80}\}|\{(?:target|class|style|width|height)=[^{}\n]{1,80}\}|"
    r"<!--\s?/?(?:wp:|more|nextpage)[^\n]{0,80}"
)
# marks that found no partner
UNCLOSED = compile_pattern(
    r"\*\*(?=\S)|(?<=\S)\*\*(?!\*)|^#{1,6}(?=[A-Z][a-z]+ )|\[[^\]\n]{1,120}\] ?\(https?:[^\s)]+(?=\s|$)", 0
)
SIGNS = compile_pattern(
    r"[\[\]{}<>\\=#]|\u00a0{2}|\*\*|__|~~|'''|&lt;|:`|::|error!|mso|adsbygoogle|@(?:media|import|font)", 0
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each mark, the first of overlapping ones."""
    patterns = [ANYWHERE] if document.format == "markdown" else [ANYWHERE, NOT_MARKDOWN]
    for block in document.prose():
        if not rule.covers(block) or not SIGNS.search(block.folded):
            continue
        code = [(mark.start, mark.end) for mark in block.inlines if mark.kind is InlineKind.CODE]
        taken: list[tuple[int, int]] = code
        for start, end in _places(block, patterns):
            if not any(start < high and low < end for low, high in taken):
                taken.append((start, end))
                yield Finding(block.span(start, end), {"match": block.text[start:end]})


def _places(block: Block, patterns: list[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(block.text):
            text = match.group()
            start = match.start() + len(text) - len(text.lstrip())
            yield start, match.start() + len(text.rstrip())
    for start, end in block.lines():
        line = block.text[start:end]
        if line.count("**") % 2 or "]" in line or line[:1] == "#":
            for match in UNCLOSED.finditer(line):
                word = line[match.start() :].split(maxsplit=1)
                yield start + match.start(), start + max(match.end(), match.start() + len(word[0]) if word else 0)
