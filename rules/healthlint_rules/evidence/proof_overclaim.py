"""“Which proves that”, “no longer any doubt”, “the science is settled”: certainty that evidence cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_PROVE = "[prove|proves|proved|proven]"
CLAIMS = Claims(
    "proof",
    strong=(
        "[this|that|which|it|these|those|all|story|results|result|alone|experience|recovery|study|trial|studies|fact|what|history|practice|figures|research|N|NS] [GRADE|ADV|alone|PUNCT]{0,2} (?P<at>[proves|proved|prove] [that|how|it|what|once_and_for_all])",
        f"(?P<at>{_PROVE} [^PUNCT]{{0,6}} [UNDENIABLE|once_and_for_all|for_certain|for_sure|for_good])",
        "(?P<at>[UNDENIABLE|once_and_for_all] [PROVE|link|links|linked|end|ends|solve|solves|caused|works|VZ|VD])",
        "(?P<at>[HAVE] been PROVE&VN (UNDENIABLE|once_and_for_all|(time|again|over) and (again|over)|many times))",
        "(?P<at>(BE|offers|provides|gives|is|here is|here's|became) [^PUNCT|NOT|no|little|any|some]{0,3} PROOF) (that|of|enough|YOU|PUNCT|WE|anyone|it|DET)",
        "(?P<at>[living|UNDENIABLE|conclusive|absolute|definitive|final|hard|solid] PROOF)",
        "(?P<at>PROOF [is|are] [in|there|clear|overwhelming|everywhere|plain])",
        "(?P<at>UNDENIABLE&ADV)",
        "(?P<at>[without_question|beyond_question|beyond_doubt|beyond_any_doubt|beyond_all_doubt|beyond_dispute|without_a_doubt|without_doubt|beyond_a_doubt|beyond_a_shadow_of_a_doubt|without_a_shadow_of_a_doubt|beyond_reasonable_doubt])",
        "(?P<at>UNDENIABLE (evidence|facts|fact|truth|results|link))",
        "(?P<at>(no|little|no_longer|not) (any|a|in)? [room|shadow]? [for|of]? a? DISPUTE) (that|about|left|anymore|whatsoever|PUNCT|remains|remain|exists|over|as)",
        "(?P<at>[leaves|leave|left|leaving|have|has|with] (us|me)? (no|little) (room for)? DISPUTE)",
        "(?P<at>NOBODY (can|could|will|in WORD WORD) (seriously|honestly|still|ever|now|any_more)? DISPUTE)",
        "(?P<at>[cannot|can't|can] [no_longer|NEVER|longer]? be DISPUTE&VN)",
        "(?P<at>MATTER (BE|has been|have been) (GRADE|now|finally|long|since|far|ADV)* SETTLED) ([PUNCT|on|that|AND]|$)",
        "(?P<at>[settles|settled|settle|ends|ended|closes|closed|puts] (the|all|any|this|every) WORD? MATTER [^PUNCT]{0,3})",
        "(?P<at>case closed|end of (story|discussion|debate)|end_of_story)",
        "(?P<at>(is|BE|it's) [an|a|the] [established|proven|scientific|medical|undisputed|simple|plain|known|hard|ADJ|UNDENIABLE]{0,2} (fact|truth|certainty)) (that|PUNCT)",
        "(?P<at>(an|a|the) [established|proven|undisputed|scientific|medical|UNDENIABLE] (fact|truth|certainty))",
        "[CONDITION|SYMPTOM] (?P<at>[is|are|was|were] (always|only|invariably|solely|exclusively|entirely|purely|nothing_but) [ever]? (caused|triggered|due|brought on|the result|driven) (by|to|of|on))",
        "(?P<at>[is|are] (the)? (real|true|only|sole|single|hidden|root|actual) [root|true|real]? cause (of|behind))",
        "(?P<at>(explains|explain|is behind|underlies) (every|all) [^PUNCT]{0,3} [CONDITION|SYMPTOM|cases])",
        "(?P<at>(every|all) [^PUNCT|OPEN_IF]{0,3} [CONDITION|SYMPTOM|diseases] [starts|start|begins|begin|comes|come|stems|stem] (in|with|from|by) [^PUNCT])",
        "(?P<at>MATTER (don't|do not|NEVER|doesn't|does not) lie)",
        "(?P<at>MATTER [speak|speaks] (for|volumes) (itself|themselves)?)",
        "(?P<at>[proving|confirming|demonstrating] (that|once_and_for_all|UNDENIABLE) [^PUNCT]{0,5} [WORK|HEAL|PREVENT|REMOVE])",
        "(?P<at>(goes to show|shows|show|means|demonstrates|confirms|tells us) [ADV|GRADE]? that? (it|the [^PUNCT|BE]{1,3}) (really|truly|actually)? [works|cures|heals])",
        "(?P<at>(is|are|was|were) (more than)? enough to (prove|convince))",
        "(in|on) (mice|rats|a petri dish|test tubes|cell cultures) [^PUNCT]{0,8} ,? (?P<at>(so|therefore|hence|proving|meaning|which means|which proves|and so) (it|YOU|WE|humans|people|the|that))",
        "(?P<at>if that (isn't|is not) PROOF|what more PROOF)",
    ),
    plain=(
        "[study|studies|trial|trials|test|tests|research|results|result|findings|figures|science] [^PUNCT]{0,3} (?P<at>[proves|proved|prove]) [^ADJ|PUNCT|to]",
        "[science|research|medicine] [GRADE|ADV]{0,2} (?P<at>[proves|guarantees|guaranteed|proved])",
        "(?P<at>[has|have] been [proven|proved]) that",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each claim of proof that the writer makes."""
    return CLAIMS.report(document, rule)
