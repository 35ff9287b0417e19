"""One person's story told as evidence, found by its shape: who is introduced and how, not by names.

Frames: a named person in apposition (“One runner, Sarah,”; “Ingrid, a 61-year-old roofer,”), an invitation to look (“Take
Leonard, a retired postman”), a possessive relative with an outcome (“my neighbour Colin”), a follower who wrote, the
writer's own experience. Frames that clean text shares ask for an outcome in the sentence or the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from healthlint.annotations import Sentence, cue_sentences, in_code, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.alternation import either
from healthlint_rules.algorithms.gate import Gate
from healthlint_rules.algorithms.lexical_classes import counted

_AGE = r"(?:\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?)"
_EXPERT = (
    r"(?:Dr|Prof|MD|PhD|RN|[Dd]octor|[Pp]hysician|[Pp]rofessor|[Ss]urgeon|\w+ologist|\w+iatrist|\w+iatrician|[Pp]hysiotherapist|[Dd]ieti[ct]ian|"
    r"[Nn]utritionist|[Rr]esearcher|[Ss]cientist|[Dd]irector|[Ss]pokes\w+|[Pp]resident|[Mm]inister|[Ee]ditor|[Aa]uthor|[Pp]sycholog\w+|[Cc]linician|"
    r"[Pp]harmacist|[Nn]urse|[Mm]idwife|[Bb]iologist|[Ff]ounded|[Dd]escribed|[Dd]iscovered|born|actor|philosopher|king|queen)"
)
_OUTCOME = compile_pattern(
    r"\b(?:gone|vanish\w*|disappear\w*|clear(?:ed|s)?|cured?|heal(?:ed|s)?|better|pain-free|free (?:of|from)|no longer|never|stop(?:ped|s)?|silent|eased|recovered|"
    r"without (?:a|any|one) \w+|not had|hasn't had|haven't had|swor(?:e|n)|swears|slept|relief|reliev\w+|improv\w+|strengthened|threw away|worked|works|helped|back to|back on|again|"
    r"lost|like new|changed|saved|thanks to|turning point|amazed|faded|melted|lifted|behind (?:her|him|them)|new life|ended|rid of|ache[ds]?|aching|soothed|miracle|"
    r"(?:in|within) (?:a|just|only|two|three|ten|\w+) (?:days?|weeks?|hours?)|since|overnight|first time|younger|energy|what no doctor|then came|grown back|dropped|normal|wonders|best|"
    r"beats?|tablets|drops|pills)\b",
    re.I,
)


# words of those who tell stories and of those who collect them; a capital inside the sentence may begin a name
_TELLERS = compile_pattern(
    r"\b(?:I|[Mm]y|[Mm]e|[Oo]ur|[Ww]e|[Uu]s|[Mm]ine|[Oo]urs|[Ss]ome(?:one|body)|[Tt]estimonials?|stor(?:y|ies)|[Tt]housands|[Hh]undreds|"
    r"[Mm]illions|[Cc]ountless|[Dd]ozens|\d{2}-year-old|users?|readers?|customers?|clients?|fans?|reviewers?|followers?|members|"
    r"wom[ae]n|m[ae]n|lady|mothers?|fathers?|grand\w+|mums?|moms?|bloggers?|influencers?|celebrity|act(?:or|ress)|athlete|"
    r"farmer|teacher|nurse|housewife|pensioner|widow|couple|student|driver|swimmer|runner|footballer|singer|buyers?|"
    r"patients?|relative|friends?|colleague|neighbou?r|cousin|name changed|Aunt(?:ie)?|Uncle|Gran\w*|[Tt]estif\w+)\b",
    0,
)
_OWN = compile_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]urs?|[Mm]ine|[Mm]e|[Uu]s|swears)\b", 0)
_CAPITAL = compile_pattern(r"\b[A-Z][a-zà-ÿ’']+", 0)


@cache
def _frames(
    relatives: tuple[str, ...],
    followers: tuple[str, ...],
    verbs: tuple[str, ...],
    blocked: tuple[str, ...],
    people: tuple[str, ...],
    not_people: tuple[str, ...],
) -> tuple[Gate, Gate, Gate]:
    """Frames with a name in them, frames without, and frames that ask for an outcome beside them."""
    name = rf"(?!(?i:{either(blocked)}|\w+ly|\w+(?:ists|chers|tors|ents|times)\b)\b)[A-Z][a-zà-ÿ’']{{1,14}}(?: [A-Z](?:\.|[a-zà-ÿ]+))?"
    verb = rf"(?:{either(verbs)})\b"
    kin = rf"(?:{either(relatives)})(?:-in-law)?"
    follower = rf"(?:{either(followers)})"
    things = "|".join(re.escape(word.removesuffix("s")) for word in not_people)
    noun = (
        rf"(?:(?!(?:the|of|in|that|which)\b)[a-z-]+ ){{0,3}}(?:{either(people)}|{kin}|{follower}|"
        rf"(?!(?:{things}|tumou?r|factor|receptor|motor|colou?r|vapou?r|error|mirror|(?:an)?other|after|over|under|n?ever|water|however)\b)"
        r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|ress|eur|[^r ]ant(?<!important)(?<!significant)(?<!restaurant)))(?: of (?:two|three|four|five|six|twins))?"
    )
    told = [
        rf"\b(?:One|A|An|Another|one|another|a) {noun}, {name}(?:,| [a-z])",
        rf"\b(?:Meet|meet) {name}\b(?=[.,:;—]| \w)(?! (?:the|with|your))",
        rf"\b(?:Take|Consider|Look at|Think of|Picture|Remember|Just ask|Ask|[Tt]alk to|[Ss]peak to|[Ll]isten to|take|Consider the (?:case|story|example) of|Take the (?:case|example) of) {name}(?:,(?! (?:and|or)\b)|:| who\b| from\b)",
        rf"\b(?:Like|As with|For|like|for) {name}, (?:who\b|an? {noun})",
        rf"\b{name},? (?:aged )?(?:an? )?(?:{_AGE}|[a-z]+)[- ]year[- ]old\b",
        rf"\b{name} ?\(name changed\)",
        rf"(?:[,”\"] ?)(?:says|writes|said|wrote|raves|swears|reports|admits|recalls|enthuses) {name}(?:, {_AGE}| of [A-Z]| from [A-Z]|, who\b|, an? {noun}|\.)",
        rf"\b(?:Grandpa|Grandma|Granny|Grandad|Granddad|Grandfather|Grandmother|Aunt|Auntie|Uncle|Nana|Gran|Mum|Mom) (?:{name}|always|used to|swore)\b",
        rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Oo]ne of our|[Ss]everal of our|[Mm]any of our) (?:\w+ )?{follower} (?:(?:from|in) (?:the )?[A-Z]\w+ (?:recently |once )?)?(?!(?:is|was|has|had|could|felt|needed|no|used|got|went|suffered|recovered)\b){verb}",
        r"\b(?:[Ii]n my (?:own )?(?:experience|case|practice)|[Pp]ersonally, I|I (?:have |'ve |’ve )?seen it|with my own eyes|[Ww]orked for me|[Cc]hanged my life|[Ss]aved my life|"
        r"I (?:cured|healed|reversed|beat|got rid of|have not had|haven[’']t had|threw away|no longer|swear by|lost \d+)|I was told by (?:my|an?)|[Ss]peaking from experience|I can vouch)",
        r"\b(?:[Aa]|[Oo]ne) (?:(?:dear|close|good|old) )?(?:friend|colleague|neighbou?r|cousin|client|patient|relative) of (?:mine|ours)\b",
        rf"\b(?:[Aa]|[Tt]he) {noun} (?:I|we) (?:know|met|spoke to|talked to)\b|\b[Ww]e know an? {noun} who\b|\b[Aa]n? {noun} in (?:her|his) (?:mid-|early |late )?\w+ties (?:told|wrote|says|swears|found)",
        r"\b(?:[Tt]housands|[Hh]undreds|[Mm]illions) of (?:happy|satisfied|delighted|grateful|loyal) \w+",
        rf"\b[Oo]ur founder,? {name}",
        rf"\b[Aa]fter (?:only |just |barely )?(?:\w+) (?:days?|weeks?|months?|years?|nights?|sessions?) (?:of|on|with) [^.,;]{{2,40}}, (?:{name}|my (?:\w+ )?{kin})\b",
        rf"\b{name}, then an? {noun}\b",
        rf"\b{name}, who (?:[\w'’-]+ ){{1,7}}?[\w'’-]+, (?:(?:soon|now|once|also|never|finally) )?{verb}",
        rf"\b[Aa]n? {noun} (?:named|called) {name}\b(?![’']s)|\b[Hh]ere is what happened to {name}\b|\b(?:[Ww]hen|[Bb]efore|[Tt]he day) {name} (?:first )?(?:came|turned|wrote|walked|called)(?: in)? (?:to|into) (?:me|us|my|our)\b",
        r"\b(?:[Aa]|[Oo]ne|[Aa]nother) (?:(?:young|old|retired|busy|single) )?[a-z]+ (?:of (?:two|three|four|five) )?(?:from [A-Z]\w+ )?(?:told|wrote to|assured) (?:me|us)\b|\b(?:[Aa]|[Oo]ne) (?:\w+ )?(?:nurse|doctor|midwife|physiotherapist|trainer|coach|teacher) (?:I|we) (?:met|know|knew)\b|\b[Oo]ne (?:client|patient|reader|customer|user|member|student) of (?:ours|mine)\b",
        r"\b(?:[Ff]or|[Tt]o) (?:one|a certain|a) (?:\d{2}-year-old )(?:man|woman|mother|father|patient|teacher|farmer|nurse|runner)\b(?=,)|\b(?:[Tt]ake|[Aa]sk|[Cc]onsider) my (?:\w+ )?(?:friend|neighbou?r|mother|father|sister|brother|aunt|uncle|wife|husband|colleague|cousin|boss|client|patient)\b|\b[Ee]ven my (?:\w+ )?(?:husband|wife|mother|father|doctor|boss|teenager)\b",
        r"\bI (?:have|'ve|’ve) (?:used|taken|done|eaten|drunk|worn|followed|practi[sc]ed|recommended|been (?:using|taking|doing|drinking|eating)|had (?:no|fewer|less)|never had)\b|\b(?:[Ss]ince|[Aa]fter) (?:giving up|cutting out|starting|switching to|taking|trying|stopping|quitting|using) [^.,;]{2,40}, (?:my|I)\b|\b(?:[Tt]he|[Tt]his) (?:\w+ )?(?:singer|actor|actress|footballer|athlete|star|model|celebrity|champion|comedian|presenter|blogger|influencer) (?:swears|says|claims|credits|raves|told|insists)\b",
        rf"^(?:\W*){name}(?: and (?:her|his|an?) (?:\w+ )?{kin})? (?:had tried everything|could(?:n[’']t| not) believe|swears? by|swore by|no longer (?:needs|takes|suffers)|(?:both )?(?:lost|ditched|threw away|beat|cured|healed)|from [A-Z]\w+ (?:says|swears|writes|wrote|tried)|has not had|hasn[’']t had|used to (?:wake|suffer))\b",
        rf"\b{name}(?:[’']s (?:own )?(?:story|secret|doctors?|case|recovery|experience|journey|success)\b(?= (?:is|was|were|shows?|proves?|began|started|could)))",
        rf"\b(?:[Ll]et me tell you about|[Hh]ere is|[Hh]ere[’']s|[Rr]emember|[Jj]ust look at|[Ll]ook at|[Ww]itness|[Ii]n the case of) {name}(?=[,:]| who\b|[.?] )",
        rf"\b(?:Mr|Mrs|Ms|Miss)\.? {name}(?: \w+)? (?=(?:\w+ ){{0,8}}(?:was|has|had|is|lost|cured|healed|swears|no longer|tried|took|felt|could|got|gave|found|says|said|told))",
        r"\b(?:[Ss]ays|[Ww]rites|[Rr]aves|[Ss]wears|[Rr]eports|[Ww]rote|[Rr]ecalls|[Aa]ccording to) (?:one|a|another) (?:\w+ )?(?:mother|father|mum|mom|dad|user|reader|customer|client|woman|man|fan|patient|grandmother|grandfather|commenter|runner|nurse|teacher|buyer|swimmer|farmer|hairdresser|office worker)\b",
        r"\b(?:[Oo]ne|[Aa]) (?:\w+ )?(?:\d{2}-year-old )?(?:woman|man|lady|mother|father|grandmother|grandfather|user|commenter|blogger|influencer|celebrity|actress|actor|athlete|footballer|YouTuber|singer|farmer|teacher|nurse|housewife|pensioner|widow|couple|student|office worker|truck driver|driver)(?: (?:in|from|of|near) [A-Z]\w+)? (?:cured|healed|reversed|beat|lost|swears|swore|got rid|threw away|says|said|told us|wrote|credits|reports|tried|claims|overcame|raves|drank|woke)\b",
        r"\b(?:[Ss]omeone|[Ss]omebody|[Pp]eople|[Ee]veryone) I know\b|\bI (?:know|knew|met|have met|once met) (?:someone|somebody|people|an?|many|several) \w+|\b(?:many|most|several|all|dozens|hundreds|some|countless|plenty|thousands) of (?:my|our) (?:own )?(?:patients|clients|readers|customers|users|friends|followers|students|members)\b|\b(?:[Oo]ur|[Mm]y) (?:readers|users|customers|clients|followers|members|patients)(?: (?:all|often|regularly|have|keep))? (?:tell|told|write|wrote|report|reported|say|swear|love|rave|confirm|found|noticed)\b",
        r"\b(?:[Tt]housands|[Hh]undreds|[Mm]illions|[Cc]ountless|[Mm]any|[Dd]ozens)(?: of)? (?:\w+ )?(?:users|readers|customers|fans|reviewers|buyers|followers|subscribers|testimonials|reviews|members|mothers|mums|moms|forum \w+)(?: (?:have|all|from|who|around|across|worldwide|already|now)(?: \w+){0,3}?)? (?:swear|rave|report|reported|confirm|written|say|vouch|agree|love|can[’']t be wrong|cannot be wrong|prove|tell|claim|thanked|praise)\b|\b[Tt]estimonials (?:from|show|prove|speak|pour)\b|\b(?:success|true|real-life|inspiring) stor(?:y|ies)\b(?= (?:of|from|show|prove|like)| [A-Z])",
        r"\bI (?:used to|suffered|struggled|tried|started|began|switched|stopped taking|gave up|haven[’']t|have never|have been (?:free|pain)|can (?:now|finally)|am (?:now|finally|living proof)|woke|felt|lost|noticed|swear|recommend|drank|take|use|took|was (?:cured|amazed|sceptical|skeptical|pain-free|able|back|desperate|healed))\b|\b(?:[Ee]ver )?[Ss]ince I (?:started|began|gave|switched|stopped|discovered|found|cut|quit)|\b[Aa]s an? (?:busy |working |former )?(?:\w+ ){1,4}(?:myself, )?I\b|\b(?:[Ww]orked|[Ww]orks|[Dd]id|[Dd]one) (?:wonders |miracles |magic )?for (?:me|my|us|our)\b|\b(?:[Ii]t|[Tt]his|[Tt]hat|[Ww]hich) (?:\w+ )?(?:helped|cured|healed|saved|changed|rescued|gave) (?:me|my (?:life|husband|wife|mother|father|son|daughter|skin|knees|back))\b",
        rf"(?:^|[.:;,] ){name} (?:swears|swore|ditched|threw|beat|cured|healed|overcame|no longer|credits|gave up|switched to|had (?:suffered|struggled|lived|given up|been)|suffered|struggled (?:with|for)|is (?:now|living proof|finally) |has been (?:free|pain|off|symptom)|was (?:able|free|back|cured|amazed|stunned|desperate|told|pain-free|sceptical|skeptical|skipping|sleeping)|lost \\d+|lost (?:her|his|the)|woke|felt (?:the|a|like|better|no)|started (?:taking|using|doing|on|drinking)|began (?:taking|using|drinking|each)|tried (?:everything|it|the|a)|took|drank|found (?:relief|that)|could (?:finally|walk|sleep|run|breathe|barely|hardly))\\b".replace(
            "\\\\", "\\"
        ),
        rf"\b(?:[Ss]ince|[Ww]hen|[Aa]fter|[Ee]ver since|[Uu]ntil|[Oo]nce|[Bb]y the time|[Bb]ecause) {name} (?:started|began|switched|tried|took|gave up|stopped|discovered|found|cut|quit|added|bought|changed|swapped|learned|learnt|heard)\b",
        rf"\b{name}(?: [A-Z]\.)? \(\d{{2}}\)|\b{name} [A-Z]\.,? (?:from|of|in|aged|\d{{2}})\b|\b(?:[Aa]sk|[Jj]ust ask|[Ll]ike) (?:my|our) (?:\w+ )?{kin}\b|\b(?:[Tt]he|[Hh]er|[Hh]is) (?:\w+ )?\d{{2}}-year-old (?=(?:\w+ ){{0,6}}(?:swears|cured|healed|lost|no longer|threw away|credits|beat))",
    ]
    asking = [
        rf"\b(?:[Mm]y|[Oo]ur) (?:\w+ )?{kin}(?: {name})?\b",
        r"\b(?:[Mm]y|[Oo]ur) own (?:doctor|dentist|mother|father|family|body|patients|clients|experience)\b",
        rf"(?:^|[.:;] ){name}, an? {noun},? (?:who )?{verb}",
        rf"(?:^|[.:;] ){name}, (?:{_AGE}),",
        rf"\b{name}[’']s (?:\w+ )?(?:pain|knees?|skin|back|headaches?|migraines?|hair|symptoms?|blood pressure|sleep|eczema|acne|cough|allergies|asthma|rash|joints?|hips?|shoulder|neck|stomach|gut|energy|anxiety|mood|eyes|heartburn|periods?|itch\w*|diabetes|arthritis|cholesterol|weight|tinnitus|dizziness|cramps?|nausea|palpitations|nails|breathing)\b",
    ]
    named = [frame for frame in told if name in frame]
    others = [frame for frame in told if name not in frame]
    return Gate(named), Gate(others), Gate(asking)


def _has_name(sentence: Sentence) -> bool:
    """Whether some word with a capital may be a name: the dictionary does not have it."""
    return any(not counted(match.group().lower()) for match in _CAPITAL.finditer(sentence.text))


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first frame of a story in each sentence."""
    names = ("relative_noun", "follower_noun", "story_verb", "not_a_name", "stat_person_one", "stat_thing")
    named, others, asking = _frames(*(tuple(rule.lexicon(name)) for name in names))
    for sentence in cue_sentences(document, rule.id):
        name, teller = _has_name(sentence), _TELLERS.search(sentence.text)
        frames = _matches(named, sentence) if name else []
        frames += _matches(others, sentence) if teller else []
        if not frames and (name or teller):
            frames = _with_outcome(document, sentence, asking)
        frames = _apart(frames)
        if not frames or in_code(sentence, *frames[0].span()) or sentence.text.rstrip().endswith("?"):
            continue
        start, end = frames[0].start(), frames[-1].end()
        quote = sentence.text[start:end]
        if re.search(rf"(?<!no )(?<!own )\b{_EXPERT}\b", sentence.text[start : end + 25]) and not _OWN.search(quote):
            continue
        shift = len(quote) - len(quote.lstrip(' .,:;”"'))
        yield Finding(sentence.span(start + shift, end), {"match": quote.strip(' .,:;”"')})


def _apart(frames: list[re.Match[str]]) -> list[re.Match[str]]:
    """The frames in order of place, without those that begin inside one before them."""
    kept: list[re.Match[str]] = []
    for frame in sorted(frames, key=lambda match: match.start()):
        if not kept or frame.start() >= kept[-1].end():
            kept.append(frame)
    return kept


def _matches(gate: Gate, sentence: Sentence) -> list[re.Match[str]]:
    """The frames that stand in a sentence; literals are looked up in its folded text."""
    return [match for _, pattern in gate.candidates(sentence.folded) for match in pattern.finditer(sentence.text)]


def _with_outcome(document: Document, sentence: Sentence, asking: Gate) -> list[re.Match[str]]:
    """The frame, where the sentence or the next one says that something got better."""
    matches = _matches(asking, sentence)
    if not matches:
        return []
    match = matches[0]
    row = sentences_of(document, sentence.block)
    place = row.index(sentence)
    following = row[place + 1].text if place + 1 < len(row) else ""
    rest = sentence.text[: match.start()] + sentence.text[match.end() :]
    return [match] if _OUTCOME.search(rest) or _OUTCOME.search(following) else []
