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
    r"|skip to (?:main )?content|back to (?:the )?top|jump to(?: section)?:?(?:\s[^|•·]{1,40}[|•·].{0,80})?|(?:table of )?contents?\s*\[?(?:hide|show|toggle)\]?|on this page|in this article:?"
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
    r"freepik|canva|depositphotos|alamy|wikimedia)\b.*|(?:photo|image) credit\s*:.{0,60}|(?:photo|image|picture|illustration)s? (?:by|from|:) .{1,40}(?: (?:on|via|from|at) |/)(?:istock|getty|shutterstock|unsplash|pexels|pixabay|adobe|freepik|flickr|canva|wikimedia).*|(?:previous|next|prev):\s.{3,80}|(?:istock|getty images|shutterstock|unsplash|adobe stock|pexels)(?:/\w+)?"
    r"|loading(?:\.\.\.|…| more.*)?|please enable javascript.*|log ?in(?: or (?:register|sign up))?|my account|search this (?:site|website)|menu|toggle navigation|"
    r"filed under:?.*|tags?:\s*[\w-]+(?:,\s*[\w -]+)+|posted in:?\s.*|buy now|add to (?:cart|basket)|shop now|download (?:our|the) app.*|"
    r"(?:was|did you find) this (?:\w+ )?(?:helpful|useful)\??.*|rate this (?:article|post|page).*|ask (?:a|our) (?:question|doctor) now"
    r")"
)


# A sentence that asks the reader to act on the page: an act at its start, and something that only a page has.
_ACT = (
    r"(?:please |now |don't forget to |be sure to |want (?:more|to)[^.?!]{0,60}\? ?|(?:enjoy(?:ing|ed)?|liked?|loved?|found) (?:what|this|the)[^.?!]{0,50}[?,] ?|stay (?:in touch|connected|informed|up to date)[^.?!]{0,20}[:!.,–—-] ?|"
    r"never miss (?:a|an|another) [^.?!]{0,20}[:!.–—-]? ?|for more [^.?!,]{0,40}, )?"
    r"(?:subscribe|sign up|join|get|receive|follow|like|share|tweet|pin|download|install|click|tap|enter|accept|allow|enable|log in|register|create|start|try|unlock|become|upgrade|comment|leave|rate|support|donate|"
    r"bookmark|turn on|connect|drop|tell us|let us know|check out|find|visit|listen|watch|buy|shop|order|claim|use|scan|forward|send|save)\b"
)
_PAGE = (
    r"(?:\bnewsletters?\b(?! of the)|\b(?:in|to) your inbox\b|\bmailing list\b|\be-?mail (?:list|updates|alerts|address below)\b|\bapp store\b|\bgoogle play\b|\b(?:our|the) (?:free )?(?:\w+ )?app\b(?: (?:today|now|for free|on|from))|\bthis (?:article|post|page|story|blog|recipe|video)\b"
    r"(?= (?:with (?:your |a |the )?(?:friends?|family|others|someone|loved|people|world)|on (?:facebook|twitter|x|instagram|social|whatsapp|pinterest|linkedin)|to (?:your|a friend)|via|by e-?mail)\b|[!.]?$)|\b(?:us|our (?:page|channel|posts?)|me) on (?:facebook|instagram|twitter|x|youtube|tiktok|pinterest|linkedin|whatsapp|telegram|threads)\b|\bpush notifications?\b|\ball cookies\b|\bcookie (?:settings|policy|preferences)\b|\b(?:free trial|ad-free|premium (?:content|membership|account)|"
    r"discount code|promo code|coupon code|affiliate link|special offer|exclusive (?:offers?|content|deals?))\b|\b(?:in|to) the comments?(?: (?:below|section))?\b|\ba comment below\b|\bour (?:youtube|facebook|instagram|telegram|whatsapp) (?:channel|page|group)\b|\b(?:our|the) (?:latest|weekly|daily|monthly|free) (?:posts?|updates|tips|news|articles|e-?books?|guide|podcast|episodes?)\b"
    r"(?= (?:by|to|in|delivered|straight|via)\b|[!.]?$)|\b(?:unsubscribe|opt out)\b|\bsubscriber-only\b|\bmembers-only\b)"
)
ASKS = compile_pattern(_ACT + r"[^.?!]{0,90}" + _PAGE)
STATES = compile_pattern(
    r"^(?:this|our|the) (?:site|website|page|blog|article|post|story|content)s? (?:uses?|us(?:es|ing)|places|stores) cookies\b|^by (?:clicking|continuing|using|subscribing|signing up|submitting|browsing|entering)\b[^.]{0,80}\b(?:agree|accept|consent)\b|"
    r"^(?:this|the) (?:article|post|story|page|content|section|video) (?:is|was|has been) (?:sponsored|brought to you|paid for|made possible|supported) by\b|^(?:this|the) (?:article|post|story|page|content) (?:originally |first )?(?:appeared|was (?:originally |first )?published|ran) (?:on|in|at)\b|"
    r"^(?:this|the) (?:article|post|page|site|story) (?:may )?(?:contains?|includes?) affiliate links\b|^(?:as an amazon associate|we (?:may )?(?:earn|receive|get) (?:a |an |small )*(?:affiliate )?commissions?)\b|"
    r"^(?:join|trusted by|loved by) (?:over |more than )?[\d,.]+k?\+? (?:\w+ )?(?:subscribers|readers|members|others|followers|people who)\b|^you(?:'ve| have) (?:\d+|\w+) free (?:articles?|stor(?:y|ies)) (?:left|remaining)|^thanks? (?:you )?for (?:reading|subscribing|visiting|signing up)\b|"
    r"^(?:your|the) (?:e-?mail address|subscription|browser|session|comment|submission) (?:has been|will not be|is not|could not|does not|was|is awaiting|has expired)\b|^(?:we|they) (?:respect|value) your privacy\b|^no spam\b|^unsubscribe (?:at )?any ?time\b|"
    r"^(?:.{1,60}[?!.] )?(?:re-?pin|pin|re-?tweet|tweet) (?:it|this|me|us)\b|^(?:follow|find|join|connect with|dm|message|tag) .{1,50}\bon (?:facebook|instagram|twitter|x|youtube|tiktok|pinterest|linkedin|threads)\b|^(?:follow|tag|dm) .{0,40}@\w{3,}|"
    r"^(?:read|view|see) the (?:full|original|rest of the) (?:article|story|post)\b|^(?:an? )?error (?:has )?occurred\b|^(?:required fields are marked|fields marked with)\b|^last (?:edited|modified) by \w+|^(?:about the author|author bio|meta description|seo title|focus key(?:word|phrase)|slug|"
    r"primary keyword|target keyword|alt text|word count|internal links?|external links?|featured image|excerpt|read time|permalink)\s*:"
)


BAR = compile_pattern(r"\s*[•·|»›→]\s*|\s[/–-]\s|\s{2,}", 0)
QUESTION = compile_pattern(
    r"\b(?:doctor|gp|nurse|pharmacist|dentist|clinic|hospital|therapist|health (?:care )?provider|local|county|state)\b"
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
            if 8 < len(text) <= 260 and _asks(text):
                yield Finding(
                    block.span(start, end),
                    {"match": block.text[start:end]},
                    removal(document, block, start, end, "Take the line out", Applicability.UNSAFE),
                )
                continue
            if 1 < len(text) <= 90 and _labels(text) and _is_label(block.text[start:end]):
                low = start + len(block.text[start:end]) - len(block.text[start:end].lstrip())
                fixes = removal(document, block, low, end, "Take the line out", Applicability.UNSAFE)
                yield Finding(block.span(low, end), {"match": block.text[low:end]}, fixes)


def _labels(text: str) -> bool:
    """Whether a line is a label, or a bar of short parts of which most are."""
    if LABELS.fullmatch(text):
        return True
    parts = [part for part in BAR.split(text) if part]
    return (
        len(parts) > 1
        and all(part.count(" ") < 4 for part in parts)
        and 2 * sum(LABELS.fullmatch(part) is not None for part in parts) >= len(parts)
    )


def _asks(text: str) -> bool:
    """Whether every part of a line asks for a click or speaks of the page, as no article does."""
    return bool(STATES.match(text) or (ASKS.match(text) and not QUESTION.search(text)))


def _is_label(text: str) -> bool:
    """A label opens with a capital or a figure and has no full stop."""
    stripped = text.strip(" *_[]#>|»→")
    opens = stripped[:1].isupper() or stripped[:1].isdigit() or stripped[:1] in "©-«‹←"
    closed = stripped.endswith((".", ";")) and not stripped.endswith(("reserved.", "closed.", "links.", "..."))
    return opens and not closed
