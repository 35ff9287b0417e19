"""Lines that are labels of a web page: buttons, advertisements, banners, credits. A label must fill its line."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.removal import removal
from healthlint.rule import Rule

_NETWORK = r"(?:facebook|twitter|x|pinterest|linkedin|whatsapp|reddit|e-?mail|instagram|telegram|messenger|threads|bluesky|tiktok)"
LABELS = compile_pattern(
    r"(?:"
    r"(?:-+\s*)?(?:advertisements?|advertising|sponsored(?: content| post)?|ad|promoted|paid (?:content|partnership)|story continues below.*|"
    r"article continues below.*|scroll (?:down )?to continue.*|continue reading below.*|(?:advertisement|sponsored|ad)s?\s*[:·|–—-]\s*(?:article |story )?(?:continues?|scroll|skip|report|close|remove|hide).*|"
    r"why am i seeing this(?: ad)?\??|ad choices|remove ads|(?:this )?(?:post|article|page) (?:may )?contains? affiliate links\.?)(?:\s*-+)?"
    rf"|(?:(?:share|tweet|pin|save|print|copy link|like|post|send|follow|e-?mail|comments?)(?:\s+(?:this|it|us|me))?"
    rf"(?:\s+(?:on|via|by|with|to|post|article|page|story))?(?:\s+(?:this|{_NETWORK}|friends))?[\s:·|,/•–-]*)+(?:{_NETWORK}[\s:·|,/•–-]*)*"
    rf"|(?:{_NETWORK}[\s:·|,/•–-]+){{2,}}{_NETWORK}?"
    r"|(?:subscribe|sign up|join)(?: now| today| here)?(?: (?:to|for) (?:our|the) (?:\w+ )?(?:newsletter|mailing list|updates|channel).*)?"
    r"|get (?:our|the) (?:\w+ )?newsletter.*|enter your e-?mail(?: address)?.*|follow us(?: on .*)?|like us on .*"
    r"|skip to (?:main )?content|back to (?:the )?top|jump to(?: section)?:?|(?:table of )?contents?\s*\[?(?:hide|show|toggle)\]?|on this page|in this article:?"
    r"|(?:show|read|load|see|view) (?:more|less)(?: comments)?|click (?:here )?to (?:enlarge|tweet|expand|copy|share|subscribe)|tap to (?:enlarge|expand)"
    r"|\d+\s*(?:min(?:ute)?s?)[\s-]+read|reading time:?\s*\d+.*|estimated reading time.*|\d+(?:\.\d+)?k?\s+(?:shares|comments|views|likes|claps)"
    r"|leave a (?:comment|reply).*|post a comment|add (?:a )?comment|your e-?mail address will not be published.*|\d+ (?:comments?|responses?) (?:on|to) .*"
    r"|(?:previous|next|older|newer) (?:post|article|story|entry)s?(?:\s*[:»›→«‹←].*)?|(?:home|blog)(?:\s*[>»›/→]\s*[\w &,'’-]+){1,5}"
    r"|(?:accept|manage|reject)(?: all)? cookies|we use cookies.*|cookie (?:settings|policy|preferences)|privacy policy|terms (?:of use|of service|and conditions)|"
    r"all rights reserved\.?|copyright\s*(?:©|\(c\)|\d{4}).*|©\s*.{1,60}|(?:terms|privacy|contact|about us|cookies|imprint|sitemap)(?:\s*[|·•]\s*[\w &]+){1,6}"
    r"|(?:listen to|print|e-?mail|save|bookmark|download|report|edit|rate|cite) this (?:article|page|post|story)(?: as pdf)?|(?:text|font) size:?\s*[a+ -]*|view all posts(?: by .*)?|"
    r"powered by \w+.*|comments are closed\.?|(?:no|be the first to) comments?(?: yet)?|reply|(?:expand|collapse|show|hide|open|close) all(?:\s*[|/]\s*(?:expand|collapse|show|hide) all)?|"
    r"(?:«|‹|←|<<?)\s*(?:prev(?:ious)?|back|older).*|(?:next|newer)\s*(?:»|›|→|>>?)|page \d+ of \d+|categor(?:y|ies):\s*[\w -]+(?:,\s*[\w -]+)*|tagged(?: with| as)?:?\s*[\w -]+(?:,\s*[\w -]+)+|"
    r"you are here:.*|transcript|watch (?:the )?video(?: (?:below|above|here))?|play video|swipe (?:left|right|up)(?: .*)?|see (?:all|more) (?:photos|images|comments|results)"
    r"|(?:photo|image|picture|video)(?: credits?| source| courtesy(?: of)?| by)?\s*:?\s*(?:via )?(?:istock|getty|shutterstock|unsplash|pexels|pixabay|adobe stock|"
    r"freepik|canva|depositphotos|alamy|wikimedia)\b.*|(?:photo|image) credit\s*:.{0,60}|(?:istock|getty images|shutterstock|unsplash|adobe stock|pexels)(?:/\w+)?"
    r"|loading(?:\.\.\.|…| more.*)?|please enable javascript.*|log ?in(?: or (?:register|sign up))?|my account|search this (?:site|website)|menu|toggle navigation|"
    r"filed under:?.*|tags?:\s*[\w-]+(?:,\s*[\w -]+)+|posted in:?\s.*|buy now|add to (?:cart|basket)|shop now|download (?:our|the) app.*|"
    r"was this (?:article|page|information) helpful\??(?:\s*yes.*)?|rate this (?:article|post|page).*|ask (?:a|our) (?:question|doctor) now"
    r")"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each line that is a label and nothing else."""
    for block in document.prose():
        if not rule.covers(block):
            continue
        spaced = "&nbsp;" in block.span_in_source.of(document.source) and document.format != "html"
        if spaced and not block.text.replace("&nbsp;", "").strip():
            yield Finding(block.span_in_source, {"match": "&nbsp;"})
        for start, end in block.lines():
            text = block.folded[start:end].strip(" *_[]#>|»→")
            if 1 < len(text) <= 90 and LABELS.fullmatch(text) and _is_label(block.text[start:end]):
                low = start + len(block.text[start:end]) - len(block.text[start:end].lstrip())
                fixes = removal(document, block, low, end, "Take the line out", Applicability.UNSAFE)
                yield Finding(block.span(low, end), {"match": block.text[low:end]}, fixes)


def _is_label(text: str) -> bool:
    """A label opens with a capital or a figure and has no full stop."""
    stripped = text.strip(" *_[]#>|»→")
    opens = stripped[:1].isupper() or stripped[:1].isdigit() or stripped[:1] in "©-«‹←"
    closed = stripped.endswith((".", ";")) and not stripped.endswith(("reserved.", "closed.", "links.", "..."))
    return opens and not closed
