"""An outcome promised as certain: guaranteed, for ever, for everyone, never again."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims
from healthlint_rules.promo import quick_fix

_ACT = "[HEAL|REMOVE|PREVENT|EASE|TREAT]"
_GONE = (
    "(VANISH|BE WORD? [gone|over|history|finished]|[is|are] [a]? thing of the past|[becomes|become|are|is] UNNEEDED)"
)
_SUBJECT = "([^PUNCT|NOT|MODAL|HEDGE|WARN|DISTANCE|BELIEF])"
CLAIMS = Claims(
    "guarantee",
    strong=(
        # it is promised in so many words
        "(?P<at>[guarantees|guarantee|guaranteeing|promises|promise] (?!PREP ) that? <M>{0,6} [OUTCOME|HEALTHY|HEAL|VANISH|FREE|LASTING|REMOVE|FULL|EVER|SYMPTOM|CONDITION])",
        "(?P<at>[ensures|ensure|guarantees|ensuring] (that)? [^PUNCT|NOT|to]{1,5} [NEVER|EVER|ALWAYS])",
        "(?P<at>YOU BE GUARANTEE&VN) (to|[^PUNCT]{0,4} OUTCOME)",
        "[OUTCOME|SYMPTOM|CONDITION] (is|are|will be) [^PUNCT|NOT]{0,1} [guaranteed|certain|assured|inevitable|SUREFIRE] ([PUNCT|PREP|OPEN_IF]|$)",
        "[OUTCOME|BODY|TIME|SYMPTOM|CONDITION|HEALTHY|AGAIN|EVER] WORD{0,2} , (?P<at>guaranteed)",
        "[guaranteed|assured] <M>{0,3} [OUTCOME|HEALTHY|SYMPTOM|CONDITION]",
        "BOUND [GRADE|ADV]? [HEAL|REMOVE|PREVENT|EASE|WORK|VANISH|GIVE|lose|change|feel|be|notice|see|sleep|make|leave|put|bring]",
        "[YOU|WE] [can|will]? (rest assured|count on|bank on) [^PUNCT]{0,5} [OUTCOME|HEAL|WORK|REMOVE|VANISH|EASE]",
        # it cannot fail
        "SUREFIRE [^PUNCT]{0,2} [N|NS|VG]",
        "[sure|certain|guaranteed|surest|failproof] [GRADE|ADJ]? [way|cure|remedy|fix|path|route|recipe|solution|answer|method|success|bet|ticket|shortcut]",
        "NEVER ever? FAIL [V]?",
        "[cannot|can't|won't|doesn't|don't] [possibly|ever]? [FAIL|go_wrong]",
        "[cannot|can't] (not|but) WORK",
        "[is_guaranteed_to|are_guaranteed_to] WORD",
        f"(?P<at>{_ACT} <M>{{0,6}} [without_fail|without_exception|every_time|every_single_time])",
        # it works for everyone, always
        "(?P<at>[works|work|worked|suits|suit|helps|cures|heals|cured|healed|helped] [GRADE]? (for|on|in|with)? (EVERYONE|EVERY [^PUNCT|OPEN_IF]{0,2} PERSON|ALWAYS))",
        "[^PUNCT|AND|then|OPEN_IF] (?P<at>(ALWAYS|CERTAINLY) [GRADE]? ([WORK|HEAL|REMOVE|EASE] <THING>|WORK|HEAL <M>{0,3} [N|NS]))",
        "[WHOLLY|FULL] [effective|reliable|successful|curable|preventable|success|trustworthy]",
        "(success|cure|recovery) rate (of|is|was) WORD? WHOLLY",
        # for ever, never again
        "(YOU WILL?|WILL) (NEVER|not) (?!be the ) [^PUNCT]{1,7} AGAIN",
        "(?P<at>[HEAL|EASE] <M>{0,8} [forever|for_good|for_ever|for_life|once_and_for_all|never_to_return|for_always])",
        "(?P<at>YOU WILL? (NEVER|(NOT|won't) ever) WORD{0,2} (NEED|USE|want) [^PUNCT]{0,3} [DRUG|DOCTOR|REMEDY|MEDICINE|SYMPTOM|AGAIN])",
        "(?P<at>YOU WILL (no_longer|NEVER) WORD{0,2} [^PUNCT|BE]{0,4} [DRUG|DOCTOR|CONDITION|SYMPTOM])",
        "<ILL> [GRADE|ADV]? (?P<at>([NEVER|cannot|can't|won't] ever?|WILL (not|NEVER) ever?) RETURN)",
        "<ILL> [GRADE|ADV]? (?P<at>(HAVE|[stands|stand]) no chance)",
        "(?P<at>[CONDITION|SYMPTOM] WILL? [GRADE|ADV]? VANISH <M>{0,3} EVER)",
        "GOODBYE <M>{0,5} [CONDITION|SYMPTOM|BODY|DRUG]",
        "(?P<at>DISCARD&V [YOU|all|those|DET] [^PUNCT]{0,3} [DRUG|DOCTOR]) [^when|if|PUNCT]{0,2} ([for_good|forever|DET|AND|PUNCT|EVER]|because)",
        "(?P<at>([BE|live|stay|remain|feel|keep|keeps|stays] [^PUNCT|NOT]{0,3})? free (of|from) [^PUNCT]{1,4} EVER)",
        "(?P<at>[stay|stays|live|remain|remains|keep|keeps|be|CHANGE|leaves] <M>{0,4} [HEALTHY|FREE] <M>{0,2} EVER)",
        "only [^PUNCT]{1,3} (that)? [YOU|anyone] WILL? ever NEED",
        "(?P<at>only [cure|remedy|REMEDY] (that)? YOU WILL? NEED) [PUNCT|for|is]",
        "(?P<at>impossible to (gain weight|FAIL|SUFFER <ILL>))",
        "(?P<at>[even_the_worst|even_the_most_stubborn|even_severe|even] <M>{0,5} [CONDITION|SYMPTOM] WILL? [GRADE|ADV]? VANISH)",
        "(?P<at>[relief|results|effect|effects|improvement|success] (BE|is|are) [GRADE]? [INSTANT|LASTING]) [AND|PUNCT]",
        "YOU <M>{0,3} (?P<at>WILL [feel|look|be|become|grow|get] [^PUNCT|NOT]{0,3} YOUTH)",
        "(?P<at>(is|are) all (it|that)? (takes|it_takes|YOU need|that is needed|YOU WILL need|YOU have|one needs)) to",
        # what makes the doctor needless
        "[DRUG|DOCTOR] [^PUNCT|NOT]{0,3} [becomes|become|BE] [^PUNCT|NOT]{0,1} (?P<at>UNNEEDED)",
        "(?P<at>[makes|make|making|renders|render] [^PUNCT]{0,3} [DRUG|DOCTOR|CONDITION|SYMPTOM] [GRADE|ADV]? UNNEEDED)",
        "(turns|turn|turning|rolls|roll) back (the)? (clock|years|time|hands)",
        # how good the outcome is
        "[INSTANT|LASTING] (,? (AND|,) [INSTANT|LASTING|FULL|FAST])? [^PUNCT|DET]? [relief|cure|pain_relief|fix]",
        "[INSTANT|FAST] and [LASTING|permanent|FULL]",
        "(?P<at>[no_matter|whatever|regardless] [^PUNCT]{1,8} ,) [^PUNCT]{1,8} [WILL|can] [HEAL|WORK|REMOVE|EASE]",
    ),
    spared=(
        "(?P<at>guarantees (?!<M>{0,3} [right|rights|privacy|access|coverage|confidentiality|device|refund|price|income|pay|leave|care] ) [^PUNCT|NOT]{1,4})",
        "(?P<at>[VZ|WILL] (?![HARM|SUFFER|affects|changes|remains|lasts|wears|stays] ) <M>{0,5} [BODY|OUTCOME|CONDITION|SYMPTOM] <M>{0,3} [overnight|instantly|once_and_for_all|for_good|in_no_time|in_a_flash|in_record_time|on_the_spot])",
        "(?P<at>(EVERYONE|[any|every|each] PERSON) (can|WILL) [GRADE|ADV]? [HEAL|REMOVE|recover|succeed])",
        "(?P<at>WILL? [HEAL|REMOVE|EASE|WORK] <M>{0,8} [forever|for_good|for_ever|once_and_for_all|never_to_return|for_always|for_the_rest_of_your_life])",
        "(?P<at>([WILL|HEAL|REMOVE|VANISH|WORK|EASE|OUTCOME|HEALTHY|GIVE|CHANGE|brings] [^PUNCT|NOT]{0,7} ,?|[cannot|can't|never] [^PUNCT]{1,6} ,) CLOSER) ([PUNCT]|$)",
        "REMEDY that? (?P<at>ALWAYS [GIVE|CHANGE|PREVENT|TREAT])",
        "(?P<at>(WILL|GRADE)? [make|makes|leave|leaves] YOU [GRADE|ADV]? HEALTHY)",
        "(?P<at>GIVE <M>{0,4} [relief|pain_relief|HEALTHY|smile|energy|cure|sleep|glow|skin] <TERM>)",
        "YOU <M>{1,3} (?P<at>WILL? [drops|drop|returns|return|goes|go|falls|fall|comes|come|RETURN] back? to (normal|what (it|they) (was|were))) [PUNCT|at|in|within|again|NUM]",
        "[HAVE|with|of|at] (?P<at>a? (zero|no) failure rate)",
        "(?P<at>[HEAL|REMOVE|EASE|PREVENT] <ILL> <M>{0,3} [EVER|ALWAYS])",
        "(?P<at>[EVER|ALWAYS|CERTAINLY] [HEAL|REMOVE|EASE] <THING>)",
        "(?P<at>HEAL <M>{0,5} to? FULL [health|strength|function|vigour|vigor|hearing|vision|mobility|power|fitness])",
        "(?P<at>(back|return|returns) to FULL [health|strength|function|vigour|vigor|hearing|vision|mobility|power|fitness])",
        "(?P<at>[makes|make|making|made] <M>{1,5} ([disappear|vanish|go_away|melt_away|evaporate|fade_away|clear_up]|invisible|undetectable|a_thing_of_the_past|history))",
        "(?P<at>WILL [GRADE|ADV]? HEAL [it|YOU|them|this|anything])",
        "(?P<at>ENDING <ILL>) [PUNCT|EVER|AND|with|for|as|in|is]",
        "(?P<at>[CONDITION|SYMPTOM] [GRADE|ADV]? (becomes|become|is|are|will be|BE) [GRADE]? (IMPOSSIBLE|UNNEEDED|history))",
        "[CONDITION|SYMPTOM|BODY] [HAVE] been (?P<at>[GRADE|ADV|WHOLLY]{0,2} [HEAL&VN|REMOVE&VN] <M>{0,2} EVER)",
        "(?P<at>[relapses|relapse|CONDITION|SYMPTOM] [GRADE|ADV]? ((do|does|WILL) not|don't|doesn't|won't|NEVER|cannot|can't) (ever)? [happen|occur|exist|arise|RETURN|happens|occurs]) ([PUNCT|AND]|$)",
        "(?P<at>[removes|eliminates|abolishes|ends|does_away_with|takes_away|replaces] the need for [^PUNCT]{0,3} [DRUG|DOCTOR|MEDICINE])",
    ),
    plain=(
        "[REMEDY|SUPPLEMENT|VG] [GRADE|ADV]? (?P<at>ensures [a|an|YOU] [^PUNCT|NOT]{0,2} [N|NS]) (?![supply|intake|amount] )",
        "(?P<at>GIVE [YOU|a|an|the]{0,2} <M>{0,4} [LASTING|FULL|INSTANT] <M>{0,2} OUTCOME)",
        "(?P<at>[ensures|assures|secures] <M>{0,3} [relief|recovery|success|results|weight_loss|pain_relief|remission|wellbeing|well-being|pregnancy|healing])",
        "(?P<at>[ensures|assures|ensuring|secures] [^PUNCT|NOT|to]{0,3} [LASTING|FULL|FREE|HEALTHY|INSTANT|smoother|smooth|optimal] ,? <M>{0,3} [OUTCOME|BODY|N|NS|FREE])",
        "(?P<at>ensuring <M>{0,3} [relief|recovery|success|results|healing])",
    ),
    above=(quick_fix.CLAIMS,),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each promise that the writer makes."""
    return CLAIMS.report(document, rule)
