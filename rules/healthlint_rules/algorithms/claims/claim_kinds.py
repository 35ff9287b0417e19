"""What kind of checkable statement a clause of health text makes: effect, cure, prevention, cause, safety, finding, advice…

Method: patterns over word classes, a predicate with what it says something of (a remedy or any other subject × a verb of
effect × a condition), in the active, the passive and as a noun phrase; figures by the grammar of statistics and by units.
What makes a statement worth a check follows ClaimBuster's definition of a factual claim (Hassan et al., KDD 2017, doi:10.1145/3097983.3098131)
and the claim types of the FTC's Health Products Compliance Guidance (2022). Own patterns.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.claims.claim_gate import ClassGate
from healthlint_rules.algorithms.language.word_classes import Tagged
from healthlint_rules.algorithms.numbers.numerals import ONES, TENS
from healthlint_rules.algorithms.numbers.quantities import quantities

# kinds and what they mean, the most telling first: of several in one clause the first is the claim's
KINDS = {
    "statistic": "A share, a count or a rate of people, cases or events.",
    "superlative": "That something is the best, the most effective or better than others.",
    "comparison": "A difference or a change: a risk, a rate or a result that is higher, lower or so many times as high.",
    "cure": "That something ends a condition: cures, heals, reverses or removes it.",
    "anecdote": "One person's story, or the writer's, told as experience with a remedy.",
    "advice": "An amount to keep to: a dose, a duration, how often, a limit.",
    "prevention": "That something prevents a condition or lowers its risk.",
    "safety": "That something is safe or unsafe, or what side effects it has.",
    "cause": "That something causes, triggers or worsens a condition, or raises its risk.",
    "effect": "That something eases, treats or improves a condition, a part of the body or health.",
    "frequency": "How common something is, without a figure.",
    "figure": "Another number: a duration, a normal value, a threshold.",
    "finding": "What a study or research found, or that something is proven.",
    "opinion": "What experts or authorities say, believe or recommend.",
}

_PARTS = {
    # a subject's last word: no person, no pronoun of one
    "ACTOR": "(?![YOU|WE|he|she|i|who|doctor|doctors|nurse|nurses|surgeon|surgeons|dentist|dentists|people|patients|individuals|women|men|adults|veterans|pharmacist|pharmacists|provider|providers|specialist|specialists|urologist|gynecologist|professional|professionals|team|physician|physicians]) [N|NS|NAME|VG|REMEDY|SUPPLEMENT|DRUG|NOTHING|which|that|it|they|this|these|ADJ|NUM]",
    "MOD": "([ADV|GRADE|HEDGE|MODAL|WILL|NOT|NEVER|CERTAINLY|ALWAYS|also|both|DO|HAVE|BE|help|helps|helped] |[help|helps|helped|proven|shown|known|thought|believed|found|said|seem|seems|appear|appears|appeared|tend|tends|able|likely|used] to )",
    "NP": "[DET|EVERY|ADJ|N|NS|NAME|GEN|VG|VN|ADV|NUM|of|in|and|or|AND|your|YOU|for|SHORT|EVERYONE|PERSON|against]",
    "ILL": "[CONDITION|SYMPTOM]",
    "GOOD": "[OUTCOME|BODY|CONDITION|SYMPTOM]",
    "CHANGES": "([open|opens|opened|increase|increases|increased|raise|raises|raised|boost|boosts|boosted|improve|improves|improved|reduce|reduces|reduced|lower|lowers|lowered|slow|slows|slowed|speeds_up|strengthen|strengthens|shorten|shortens|shortened|lengthen|lengthens|extend|extends|prolong|prolongs|enhance|enhances|relax|relaxes|stimulate|stimulates|stimulated|suppress|suppresses|sharpens|widen|widens|narrow|narrows|tones] |[bring|brings|brought|slow|slows] down |[speed|speeds|sped] up )",
    "STUDY": "[study|studies|research|trial|trials|review|reviews|evidence|meta-analysis|meta-analyses|survey|surveys|data|scientists|researchers|investigators|experiments|findings|analysis|analyses|report|paper]",
    "EXPERT": "[experts|doctors|specialists|dermatologists|dentists|paediatricians|pediatricians|nutritionists|dietitians|physicians|guidelines|guideline|cardiologists|therapists|clinicians|surgeons|scientists|researchers|physiotherapists|gps|nurses|midwives|pharmacists|psychologists|neurologists|authorities|organization|organisation|association|society|academy|college|council|institute|agency|ministry|cdc|nhs|who|fda|nice|nih]",
    "SHOWN": "[show|shows|showed|shown|find|finds|found|suggest|suggests|suggested|indicate|indicates|indicated|report|reports|reported|link|links|linked|reveal|reveals|revealed|confirm|confirms|confirmed|demonstrate|demonstrates|demonstrated|conclude|concluded|concludes|prove|proves|proved|proven|support|supports|supported|estimate|estimates|estimated|identified|discovered|observed]",
    "LESS": "[reduce|reduces|reduced|reducing|lower|lowers|lowered|lowering|cut|cuts|cutting|decrease|decreases|decreased|decreasing|lessen|lessens|minimise|minimises|minimize|minimizes|halve|halves|slash|slashes]",
    "MORE": "[increase|increases|increased|increasing|raise|raises|raised|raising|double|doubles|doubled|triple|triples|heighten|heightens|higher|greater|elevate|elevates]",
    "CAUSES": "[cause|causes|caused|causing|trigger|triggers|triggered|provoke|provokes|worsen|worsens|worsened|aggravate|aggravates|produce|produces|induce|induces|damage|damages|damaged|strain|strains|hurt|hurts|ruin|ruins|spoil|spoils|feed|feeds|fuel|fuels|harm|harms|irritate|irritates|weaken|weakens|weakened|destroy|destroys|impair|impairs|inflame|inflames|bring_on]",
    "LEADS": "([lead|leads|led|leading|contribute|contributes|contributed] to|[result|results|resulted|resulting] in|[set|sets] off)",
    "SIDE": "[side_effect|side_effects|side-effect|side-effects|adverse_effect|adverse_effects|adverse_reaction|adverse_reactions|allergic_reaction|allergic_reactions]",
}
_QUERIES: tuple[tuple[str, str], ...] = (
    ("cure", "<ACTOR> <MOD>{0,4} [HEAL|REMOVE] <NP>{0,4} <ILL>"),
    ("cure", "<ILL> <MOD>{0,3} BE <MOD>{0,3} [cured|healed|reversed|eliminated|eradicated|removed|dissolved|cleared]"),
    ("cure", "[a|the|no|any|only|known] [ADJ|N|known]{0,2} [cure|cures|remedy|antidote] [for|to] <NP>{0,3} [CONDITION|SYMPTOM|it|N|NS]"),
    ("cure", "MODAL NOT? be [ADV|GRADE]{0,2} [cured|healed|reversed|undone]"),
    ("cure", "<ACTOR> <MOD>{0,3} [cures|cured|heals|healed|clears|cleared] <NP>{0,3} [N|NS]"),
    ("cure", "BE [ADV|GRADE|not|NOT]{0,2} [curable|incurable|reversible|irreversible]"),
    ("prevention", "<ACTOR> <MOD>{0,4} PREVENT [against|from]? <NP>{0,5} [CONDITION|SYMPTOM|BODY|HARM]"),
    ("prevention", "<ACTOR> <MOD>{0,4} ([prevent|prevents|prevented|wards_off] |[protects_against|protect_against|protected_against|protects_from|protect_from|guards_against|guard_against|fends_off|staves_off] |[protect|protects|guards] [against|from] ) <NP>{0,4} [N|NS|VG]"),
    ("prevention", "<ACTOR> <MOD>{0,4} [stop|stops|stopped|block|blocks|halt|halts|inhibit|inhibits|slow|slows] <NP>{0,3} [spread|growth|progression|formation|development|return|recurrence|loss|buildup|build-up|transmission|onset]"),
    ("prevention", "<ACTOR> <MOD>{0,4} [keep|keeps|stop|stops|kept] <NP>{1,4} from VG"),
    ("prevention", "<LESS> <NP>{0,4} RISK of"),
    ("prevention", "[lower|reduced|lesser|decreased|smaller] [ADJ|N]{0,1} RISK of"),
    ("prevention", "[CONDITION|SYMPTOM] [BE|HEDGE|MODAL] <MOD>{0,3} [prevented|avoided|preventable|avoidable]"),
    ("prevention", "[best|way|ways|key|important] <NP>{0,3} to (PREVENT|<LESS>) <NP>{0,4} [CONDITION|SYMPTOM|RISK]"),
    ("cause", "<MORE> <NP>{0,4} RISK [of|for]"),
    ("cause", "at [ADV]{0,1} [higher|greater|increased|high|more] [ADJ]{0,1} RISK [of|for]"),
    ("cause", "<ACTOR> <MOD>{0,4} (<CAUSES>|<LEADS>) <NP>{0,5} [CONDITION|SYMPTOM|HARM|BODY|death|deaths]"),
    ("cause", "<ACTOR> <MOD>{0,4} ([cause|causes|caused|trigger|triggers|worsen|worsens] |<LEADS> ) <NP>{0,3} [N|NS]"),
    ("cause", "<ACTOR> <MOD>{0,3} [promote|promotes|promoted|increase|increases|increased|raise|raises|boost|boosts|encourage|encourages|foster|fosters] <NP>{0,3} [CONDITION|SYMPTOM]"),
    ("cause", "<ACTOR> <MOD>{0,3} [make|makes|made] <NP>{1,3} worse"),
    ("cause", "<ACTOR> <MOD>{0,3} ([bring|brings|brought] on|[put|puts] [DET|ADJ|N|more|too|much]{0,3} [strain|stress|pressure|load] on) <NP>{0,4} [N|NS]"),
    ("cause", "<ACTOR> <MOD>{0,3} [damage|damages|damaged|harm|harms|irritate|irritates|weaken|weakens|strain|strains|inflame|inflames] <NP>{0,3} [N|NS]"),
    ("cause", "[CONDITION|SYMPTOM|N|NS] [HEDGE|MODAL|ADV]{0,2} [come|comes|stem|stems|result|results|arise|arises] from <NP>{0,3} [N|NS]"),
    ("cause", "[CONDITION|SYMPTOM|N|NS] [HEDGE|MODAL|ADV]{0,2} [form|forms|occur|occurs|develop|develops|arise|arises|happen|happens] [when|because]"),
    ("cause", "BE <MOD>{0,2} [a|an|the] [ADJ]{0,2} [sign|symptom|result|consequence|complication] of <NP>{0,3} [N|NS]"),
    ("cause", "BE <MOD>{0,3} [caused|triggered|worsened|aggravated|brought_on|due|linked|tied|related|attributed] [by|to|with] <NP>{0,4} [N|NS|VG|NAME]"),
    ("cause", "[BE|HAVE] <MOD>{0,3} associated with <NP>{0,5} [CONDITION|SYMPTOM|RISK|HARM|N|NS]"),
    ("cause", "BE <MOD>{0,2} (?!(a|the|one) [leading|of] ) [a|the|one|another|DET] [ADJ|N|of|the|main|major]{0,4} [cause|causes|trigger|triggers|risk_factor|risk_factors] [of|for] <NP>{0,3} [N|NS]"),
    ("cause", "[cause|causes|triggers] of <NP>{0,4} [N|NS] [BE|include|includes]"),
    ("cause", "RISK [factor|factors] [for|of]"),
    ("safety", "BE [ADV|GRADE|NOT|ADJ|HEDGE|generally|considered|thought]{0,4} [safe|unsafe|harmless|non-toxic|nontoxic|toxic|poisonous|risk-free|well_tolerated|well-tolerated|side-effect-free|harmful|dangerous|addictive]"),
    ("safety", "[no|without|few|free_of|fewer|free|serious|common|mild|rare|unpleasant|any] [ADJ|known|serious]{0,2} <SIDE>"),
    ("safety", "[DRUG|SUPPLEMENT] <MOD>{0,3} (<CAUSES>|<LEADS>) <NP>{0,4} [CONDITION|SYMPTOM|HARM|BODY|N|NS]"),
    ("safety", "[no|few|little|serious] [ADJ|known]{0,2} [RISK|HARM] [of|from|in|to|with]"),
    ("safety", "<SIDE> [of|include|includes|may|can|are|such]"),
    ("safety", "[cause|causes|has|have] <NP>{0,3} <SIDE>"),
    ("effect", "<ACTOR> <MOD>{0,4} (EASE|WORK&VZ) [with|against|for]? <NP>{0,5} <GOOD>"),
    ("effect", "<ACTOR> <MOD>{0,4} <CHANGES> (?!in) <NP>{0,3} [N|NS]"),
    ("effect", "<ACTOR> <MOD>{0,3} EASE&VZ (?![to|you|in]) <NP>{0,3} [N|NS]"),
    ("effect", "<ACTOR> <MOD>{0,4} [work|works|worked] [against|for|on] <NP>{0,4} [N|NS]"),
    ("effect", "<ACTOR> <MOD>{0,2} AND EASE&VZ <NP>{0,3} [N|NS]"),
    ("effect", "[has|have|had] [DET|no|ADJ|little|ADV]{0,3} [effect|effects|impact|influence|benefit|benefits] [on|for|in]"),
    ("effect", "<ACTOR> <MOD>{0,3} [help|helps|helped] <NP>{0,3} [people|patients|PERSON] with"),
    ("effect", "<ACTOR> <MOD>{0,3} [make|makes|made|keep|keeps|leave|leaves|turn|turns] <NP>{0,2} [BODY|PERSON|SYMPTOM|CONDITION|N|NS] [ADV|GRADE]{0,1} [ADJ|HEALTHY|BETTER]"),
    ("effect", "[CONDITION|SYMPTOM|BODY|OUTCOME] [BE|HEDGE|MODAL|HAVE] <MOD>{0,3} [treated|relieved|eased|improved|managed|controlled|soothed|reduced|treatable|manageable|strengthened] [by|with|using]"),
    ("effect", "BE <MOD>{0,3} used <MOD>{0,2} (to|for|in) <NP>{0,2} [EASE|treating|HEAL] <NP>{0,4} <GOOD>"),
    ("effect", "BE <MOD>{0,3} [effective|helpful|beneficial|useful|good|great|ineffective|essential|vital|crucial|important] [for|against|in|at|to] <NP>{0,5} [CONDITION|SYMPTOM|BODY|OUTCOME|health|EASE]"),
    ("effect", "[treatment|treatments|remedy|remedies|relief] [for|of] <NP>{0,3} <ILL> [BE|include|includes]"),
    ("effect", "BE [DET|ADJ|N|ADV|GRADE|one|of]{0,4} [treatment|treatments|remedy|remedies|antidote] [for|of]"),
    ("effect", "[benefits|benefit|effect|effects|impact] [of|on] <NP>{0,4} [BE|include|includes|have|has|on]"),
    ("effect", "[anti-inflammatory|antioxidant|antibacterial|antimicrobial|calming|healing|soothing|protective] [effect|effects|properties|benefits]"),
    ("superlative", "BE [ADV|GRADE|HEDGE|one|of|by|far]{0,4} [the|your]{0,1} (?![only|easiest|simplest|finest]) BEST [ADJ|N|NS|VG|NAME|of|ever]{0,3} [REMEDY|SUPPLEMENT|MEDICINE|DRUG|N|NS|HEDGE|PUNCT]"),
    ("superlative", "the [lowest|highest|strongest|safest|purest|largest|greatest|richest|most] [N|ADJ|NS]{1,3} [in|on|of] [DET]{0,1} [world|country|region|market|planet|kind|all]"),
    ("superlative", "no_other [N|NS|ADJ]{1,3} [V|VZ|VD|HAVE|BE|MODAL]"),
    ("superlative", "the [ADV|single|very|GRADE]{0,1} (?!only) BEST [ADJ|N|VG]{0,2} [treatment|treatments|cure|remedy|remedies|exercise|exercises|food|foods|source|sources|REMEDY|SUPPLEMENT] [for|against|of|to]"),
    ("superlative", "[nothing|no_other|no] [N|NS|ADJ]{0,2} <MOD>{0,2} [works|work|works_better|beats|OUTDO] [BETTER|better|than]?"),
    ("superlative", "<ACTOR> <MOD>{0,3} OUTDO [EVERY|all|any|most|other]"),
    ("frequency", "BE [ADV|GRADE|HEDGE|NOT|one|of|DET|among|relatively|fairly]{0,5} [common|rare|uncommon|widespread|commoner|rarer|prevalent|commonest]"),
    ("frequency", "[most|least] [common|frequent|commonly|often|frequently] [ADJ|N|VN|diagnosed|seen]{0,3} [N|NS|CONDITION|SYMPTOM|cause|in]"),
    ("frequency", "[leading|main|commonest|number_one] [cause|causes|reason|reasons] [of|for]"),
    ("frequency", "[affect|affects|affected] [ADV|ADJ|N]{0,2} [many|most|millions|few|thousands|more|men|women|children|people|anyone|PERSON]"),
    ("frequency", "[most|many|few|almost_all|nearly_all|the_majority|all|virtually_all] [of]{0,1} [the|these|other|young|older|ADJ]{0,2} [people|patients|women|men|children|adults|cases|babies|infants|PERSON] [with|who|whose|HEDGE|MODAL|WILL|ADV|V|recover|have|get|do|are|develop|need|feel|experience|find|never|improve|survive|return]"),
    ("frequency", "[most|few|many|all|nearly_all|almost_all] [ADJ|N|of|the|these]{0,3} [CONDITION|SYMPTOM] <MOD>{0,2} [V|VZ|VD|VANISH|BE|HAVE|HEDGE]"),
    ("frequency", "[almost|nearly|virtually|practically] [everyone|everybody|nobody|all|every]"),
    ("frequency", "[usually|often|mostly|rarely|seldom|commonly|typically] [occur|occurs|affect|affects|start|starts|appear|appears|strike|strikes|happen|happens|develop|develops|begin|begins|return|returns|recur|recurs]"),
    ("frequency", "some [people|patients|women|men|children|adults|babies|infants] [develop|have|get|experience|recover|lose]"),
    ("comparison", "[more|less|twice|likelier|as] [likely|common|prone|often|susceptible|vulnerable|frequent|severe|effective] [to|in|among|than|for|as|at|after|with|during|when]"),
    ("comparison", "[higher|lower|greater|better|worse|faster|slower|fewer|BETTER] [WORD]{0,5} than (?![normal|usual|average|it|expected])"),
    ("comparison", "[longer|shorter|more|less] [WORD]{1,4} than (?![NUM|normal|usual|average|it|expected])"),
    ("comparison", "[work|works|worked|effective|safe|good|useful] as [well|good|effective|safe|strong|fast] as"),
    ("finding", "<STUDY> [WORD]{0,8} (?![supported|reported|observed] by) <SHOWN>"),
    ("finding", "[clinically|scientifically|medically|been|was|is|are] [ADV|well|widely|now]{0,2} ([proven|proved|demonstrated|documented|established|studied] |[shown|found] [to|that|effective] )"),
    ("finding", "[evidence|proof] [that|of|for|to|on|supports|behind]"),
    ("finding", "(according to|in) [DET|ADJ|NUM|one|NAME|N]{0,4} [study|trial|survey|review|studies|trials|research|report]"),
    ("opinion", "<EXPERT> [WORD]{0,5} [recommend|recommends|recommended|advise|advises|advised|say|says|believe|believes|agree|agrees|disagree|disagrees|suggest|suggests|warn|warns|consider|considers|think|urge|urges|prefer|doubt|argue|estimate|estimates]"),
    ("opinion", "BE [ADV|also|now|not|NOT|NEVER|HEDGE]{0,2} [recommended|advised|believed|thought|considered|said|regarded] [to|that|for|as|in|by|PUNCT]"),
    ("opinion", "according to [DET|ADJ|NAME|N]{0,3} [experts|doctors|NAME|scientists|guidelines]"),
)  # fmt: skip


class Hit(NamedTuple):
    """A place ``[start, end)`` of a sentence that makes it a claim of a kind."""

    kind: str
    start: int
    end: int


@cache
def _gate() -> ClassGate:
    return ClassGate(_QUERIES, _PARTS)


def hits(line: Tagged) -> Iterator[Hit]:
    """The places of a sentence where a class pattern of some kind stands, in no order; they may overlap."""
    for kind, match in _gate().find(line):
        yield Hit(kind, match.start, match.end)


_MEASURE = compile_pattern(
    r"(?<![\w.,/-])(?:\d+(?:\.\d+)?(?:/\d+|\s?(?:to|–|-)\s?\d+)?\s?(?:mm\s?hg|mmol|mg/dl|kcal|pounds|lbs?|ounces|oz|beats|bpm|drinks|portions|servings|litres|liters)\b|"
    r"(?:bmi|body mass index|blood pressure|temperature|heart rate|spf|a1c)\b[^.;]{0,30}?\d)",
    0,
)
_DIRECTED = compile_pattern(
    r"\b(?:should|must|needs? (?:to|about|at|\d|five|six|seven|eight|nine|ten|half)|ought|recommend\w*|advis\w+|aims?|limit(?:ed|s)? (?:to|your|their|intake)|daily (?:dose|intake|limit|allowance|amount)|target|goal|ideally|"
    r"guidelines?|(?:is|are) (?:not )?allowed|safe limit|upper limit)\b",
    0,
)
_EACH = compile_pattern(
    r"^(?:\s(?:of\s)?[a-z-]+){0,3}?\s(?:a|per|each|every)\s(?:day|night|week|month|hour|morning|evening|session|meal)\b|^\s(?:daily|nightly|weekly)\b",
    0,
)
_DOING = compile_pattern(
    r"\b(?:adults?|children|people|women|men|toddlers|babies|teenagers|you|everyone|take|taken|taking|eat|eating|drink|drinking|walk|walking|sleep)\b",
    0,
)
_IMPERATIVE = compile_pattern(
    r"(?:^\W*|[,;:]\s|\bthen\s|\band\s)(?:please |always |never |do not |don't |try to |also )?(?:take|drink|eat|use|apply|hold|keep|rest|walk|exercise|sleep|wait|avoid|limit|"
    r"aim|get|do|repeat|give|add|try|stay|leave|soak|rinse|brush|wash|breathe|start|stop|stretch|spend|allow|swallow|chew|inject|inhale|put|place|sit|lie|stand|boil|"
    r"massage|consume|choose|cut|check|replace|change|let|call|see|go|spread)\b",
    0,
)
_REPORTED = compile_pattern(
    r"\b(?:participants?|volunteers|researchers|trial|study|studies|took part|were (?:given|asked))\b", 0
)
# deadlines, money and appointments: numbers of an office, not of health
_OFFICE = compile_pattern(
    r"\b(?:enrol\w*|eligib\w+|benefits office|claims?|ratings?|appeals?|payments?|deadlines?|insur\w+|coverage|disputes?|retire\w*|apply for|applications?|forms?|discharged?|cobra|social security|separation|health plan|military|"
    r"veterans?|va|tricare|medicare|medicaid|fees?|bills?|appointments?|visits?|invoices?|waiting (?:period|list)|published|copyright|call us|open)\b",
    0,
)
_AGE = compile_pattern(
    r"\b(?:aged?|ages|birthday|older than|younger than|between the ages of)\b[^.;]{0,20}$|^[\s-]?(?:old|olds|of age|ago|later)\b|^ (?:and|or) (?:over|older|younger|under)\b",
    0,
)
_VERB = compile_pattern(r"\b(?:is|are|was|were|has|have|can|may|will|should|must|do|does|[a-z]{2,}(?:s|ed))\b", 0)


def figures(line: Tagged) -> Iterator[Hit]:
    """Amounts to keep to, and other quantities that a clause states; ages and points of a story are neither."""
    sentence = line.sentence
    text = sentence.folded
    if not _NUMERIC.search(text) or _OFFICE.search(text):
        return
    spans = [
        (q.start, q.end) for q in quantities(sentence) if not text[q.start : q.end].startswith(("a", "one ", "half"))
    ]
    spans += [match.span() for match in _MEASURE.finditer(text)]
    for start, end in spans:
        if _AGE.search(text[:start]) or _AGE.search(text[end:]):
            continue
        before = text[:start]
        each = _EACH.search(text[end:]) and _DOING.search(text)
        if (each or _IMPERATIVE.search(before) or _DIRECTED.search(text)) and not _REPORTED.search(text):
            yield Hit("advice", start, end)
        elif _VERB.search(text) and not sentence.text[:1].islower():
            yield Hit("figure", start, end)


_NUMERIC = compile_pattern(rf"\d|\b(?:{'|'.join([*list(ONES)[2:], *TENS, 'hundred'])})\b", 0)
