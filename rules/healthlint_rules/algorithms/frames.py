"""Frames that set a claim apart from the writer: told by a seller, believed once, refuted, quoted, supposed, denied by “rather than”.

Method: who speaks and whether the writer stands behind it. A reporting verb counts only with a subject that the writer keeps at a
distance (a seller, an advert, a relative) or when it is itself a verb of distance (assure, insist, allege); “doctors say that X
cures” stays the writer's claim. After the source and attribution dimensions of FactBank (Saurí and Pustejovsky 2009, Lang Resour Eval
43:227–268), reduced to word classes. Own lists.
"""

from __future__ import annotations

from healthlint.annotations import Sentence, sentences_of
from healthlint.document import Document
from healthlint.patterns import compile_pattern

_TELLER = (
    r"(?:ads?|adverts?|advertisements?|commercials?|labels?|leaflets?|brochures?|packets?|packages?|packaging|posters?|banners?|slogans?|headlines?|posts?|videos?|websites?|"
    r"sites?|pages?|blogs?|forums?|sellers?|vendors?|makers?|manufacturers?|compan(?:y|ies)|firms?|brands?|shops?|clinics?|spas?|sales(?:man|men|woman|people|person)|"
    r"promoters?|marketers?|influencers?|bloggers?|celebrit(?:y|ies)|gurus?|healers?|quacks?|coach(?:es)?|trainers?|supporters|advocates|proponents|fans|believers|"
    r"mother|grandmother|aunt|uncle|father|grandfather|neighbou?rs?|friends?|someone|anyone|anybody|somebody|tales?|legends?|folklore|chiropractor)"
)
_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|telling|state|states|stated|read|reads|hold|holds|held|announce[sd]?|report(?:s|ed)?|argue[sd]?|write|writes|wrote|believe[sd]?|"
    r"suggest(?:s|ed)?|call(?:s|ed)?|offer(?:s|ed)?|sell|sells|sold|describe[sd]?|market(?:s|ed)?|advertise[sd]?|promote[sd]?|showed|guarantees?|guaranteed|promise[sd]?|recommends?)"
)
_DISTANCE = (
    r"(?:assur(?:e|es|ed|ing)|insist(?:s|ed|ing)?|sw(?:ear|ears|ore|earing)|alleg(?:e|es|ed|ing)|assert(?:s|ed|ing)?|boast(?:s|ed|ing)?|pretend(?:s|ed|ing)?|credit(?:s|ed|ing)|"
    r"profess(?:es|ed)?|claim(?:s|ed|ing)?|promised|promising|imagined?|fantasi[sz]ed?|fooled|tricked|taught|advertised|(?:falsely|wrongly)\s\w+)"
)
_BEFORE = compile_pattern(
    rf"\b(?<!\bour\s)(?<!\bmy\s){_TELLER}\b(?:(?!\bwe\b|\bour\b)[^.;:]){{0,60}}?\b{_SAY}\b|"
    rf"\b(?<!\bwe\s)(?<!\bi\s)(?<!\bcan\s)(?<!\bcan't\s)(?<!\bbe\s){_DISTANCE}\b|"
    rf"\baccording\sto\s(?:an?|the|this|that|its|his|her|their)\s(?:\w+\s)?{_TELLER}\b|"
    r"\b(?:was|were|been|being)\s(?:\w+\s){0,2}?(?:told|led\sto\sbelieve|persuaded|convinced|promised|assured|marketed|advertised|sold|described|praised|hailed|touted|billed|thought|believed|said|held|recommended)\b|"
    r"\b(?:fined|sued|charged|convicted|prosecuted|banned|penali[sz]ed|reprimanded|condemned|accused|regulators?|watchdog|court|withdrew|retracted|must\snot|may\snot)\b|"
    r"\b(?:idea|notion|belief|rumou?r|claim|theory|fallacy|misconception|assertion|assumption|superstition|impression|hope|promise|dream|hype|tales?)s?\s(?:that|of|hold|holds)\b|"
    r"\b(?:it\ssounds\sas\sif|it\sis\stempting\sto|tempting\sto\s(?:think|believe)|so\ssure\sthat|wrongly|mistakenly|falsely|too\smany\s(?:\w+\s)?(?:people|pages|sites))\b|"
    r"\b(?:refus|declin|hesitat)(?:e|es|ed|ing)\sto\b|\b(?:for|in)\s(?:most|many|some)\s(?:people|patients|adults|women|men|children|babies|infants|cases)\b|"
    r"\bcredit(?:s|ed|ing)?\b[^.;]{0,40}\bwith\b",
    0,
)
_CLAUSE = compile_pattern(r"[;:—]\s?", 0)
_SUPPOSED = compile_pattern(
    r"(?:^|[,;:]\s)(?:even\s)?(?:if|when|whether|unless|supposing|suppose|were\sthere|should\s(?:an?|any\w*|some\w*|the)|had\sthere\sbeen)\b(?!\syou\b[^,]*$)[^,]*$|"
    r"\b(?:would\shave\sto|before\syou\s(?:pay|buy))\b",
    0,
)
_WARNED = compile_pattern(
    rf"^\W*(?:please\s)?(?:avoid\s(?:\w+\s)?{_TELLER}|avoid\s(?:any\w*|products|offers|people|claims)|ignore|report|distrust|steer\sclear|stay\saway|keep\saway|run\sfrom|walk\saway|beware|stop\staking\s(?:any|a)|(?:do\snot|don't|never)\s(?:fall|trust|believe|buy|tell|pay|promise)|"
    r"be\s(?:wary|sceptical|skeptical|suspicious|careful|critical|on\syour\sguard)|watch\s(?:out\s)?for|question)\b|"
    r"\b(?:red\sflags?|warning\ssigns?|walk\saway|suspicious|on\syour\sguard|close\sthe\spage|means?\snothing|no\sfixed\smeaning|ask\sfor\s(?:the\s)?(?:data|proof|evidence|results))\b",
    0,
)
_PAST = compile_pattern(
    r"\b(?:in|until|by|before|since|of|from|around)\s(?:the\s)?(?:early\s|late\s)?(?:1[0-8]\d\d|19[0-7]\d)(?:'?s)?\b|\b(?:\d\dth|last|nineteenth|eighteenth|seventeenth)[\s-]century\b|"
    r"\b(?:victorian|medieval|middle\sages|ancient\s(?:greeks?|romans?|egyptians?|doctors?|physicians?)|hippocrates|galen|used\sto)\b",
    0,
)
_VERB_PAST = compile_pattern(r"\b(?:was|were|had|did|used\sto|taught|told|[a-z]{2,}ed)\b", 0)
_DENIED = compile_pattern(
    r"\b(?:rather\sthan|instead\sof|far\sfrom|anything\sbut|as\sopposed\sto)\s(?:being\s)?(?:an?\s|the\s)?$", 0
)
_AFTER = compile_pattern(
    r"^[^.;?!]{0,80}?\b(?:is|was|are|were|remains)\s(?:simply\s|just\s|plainly\s|quite\s|also\s)?(?:false|wrong|nonsense|untrue|an?\s(?:myth|fallacy|scam|lie)|baseless|unfounded|removed|dropped|banned)\b|"
    r"^[^.?!]{0,120}?(?:\bhas\sno\sbasis|\bsays\sotherwise|\bdoes\snot\sbear|\bdo\snot\sbear|\bdisagree|\bnot\sthe\ssame\sas|\bhas\sled\sto\sreal\sharm|\bnearly\sdied|\bhas\skilled|\bhave\skilled)|"
    r"^[^.;?!]{0,60}?,\s?(?:although|but|though)\s(?:some|others|not\sall|a\sfew|resistance|it\scan\scome\sback)\b|"
    r"^(?:\s(?!and\b)\w+){0,5}?\s(?:in|to|for)\s(?:about\s|nearly\s|around\s|up\sto\s|more\sthan\s|over\s)?(?:most|many|some|\w+\s(?:in|out\sof)\s\w+|\d+(?:\s?%|\sper\s?cent))\s(?:of\s)?(?:\w+\s)?"
    r"(?:people|patients|adults|women|men|children|babies|infants|cases|users|teenagers|sufferers|mothers)\b",
    0,
)
_NEXT = compile_pattern(
    r"^\W*(?:(?:they|it|this|that)\s(?:is|are|was|were|does|do|did|has|have|will|can)(?:n't|\snot|not)\b(?:\s(?:true|so|work|the\scase))?\W*$|"
    r"(?:the\s)?(?:evidence|science|trials?|studies|research|facts?)\b[^.]{0,40}(?:\bnot\b|n't\b|\bno\b)|(?:fact|reality|truth|true|in\sfact|in\sreality|wrong|nonsense|not\strue)\b)",
    0,
)
_LABEL = compile_pattern(
    r"^\W*(?:myths?|fiction|false|beliefs?|rumou?r|claim|wrong|you\smay\shear|misconceptions?)(?:\s\d+)?\s?[:.–—]", 0
)
_OPEN_QUOTE = compile_pattern(r"(?<!\w)[\"'“‘](?:(?!(?<!\w)[\"'“‘”])[^\"“”])*$", 0)
_SHUT_QUOTE = compile_pattern(r"^(?:[^\"“”']|(?<=\w)'(?=\w))*[\"'”](?!\w)", 0)


def set_apart(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the writer does not stand behind the words at a range of the sentence."""
    text = sentence.folded
    before, after = text[:start], text[end:]
    # the verb of the frame may be the claim's own: “if someone guarantees”
    if (
        _BEFORE.search(_CLAUSE.split(before)[-1])
        or _SUPPOSED.search(before)
        or _WARNED.search(text)
        or _LABEL.search(text)
    ):
        return True
    if _DENIED.search(before) or _AFTER.search(after) or (_PAST.search(text) and _VERB_PAST.search(text)):
        return True
    if _OPEN_QUOTE.search(before) and _SHUT_QUOTE.match(after):
        return True
    return _refuted_next(document, sentence)


def _refuted_next(document: Document, sentence: Sentence) -> bool:
    row = sentences_of(document, sentence.block)
    place = row.index(sentence) + 1
    return place < len(row) and bool(_NEXT.match(row[place].folded))
