"""A fast result promised: kilos in days, a complaint gone overnight."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_LOSE = "[lose|loses|drop|drops|shed|sheds|burn|burns|melt_off|melt_away|melts_away]"
_WEIGHT = "[pounds|kilos|kg|lbs|lb|stone|inches|pound|kilo|sizes|size|kilograms|centimetres|cm]"
CLAIMS = Claims(
    "quick fix",
    strong=(
        "(?P<at>([HEAL|REMOVE|EASE|GOODBYE|get|GIVE] <M>{0,5} [CONDITION|SYMPTOM|BODY|OUTCOME]|[lose|drop|shed|burn] <M>{0,4} [pounds|kilos|sizes|size|inches|fat|weight]) DEADLINE)",
        "(?P<at>GOODBYE <M>{0,4} [CONDITION|SYMPTOM] (in|within|after|with) [just|only|SHORT|NUM|easy|simple]{1,4} [steps|TIME|moves|minutes|tricks])",
        f"(?P<at>{_LOSE} [up_to|at|least|about|as|many|an|extra|a]{{0,3}} NUM {_WEIGHT} [^PUNCT]{{0,4}} (<TERM>|DEADLINE))",
        f"(?P<at>{_LOSE} [^PUNCT]{{0,5}} without [^PUNCT]{{0,3}} [effort|dieting|exercise|hunger|exercising|starving|sweating|work|diet])",
        "(?P<at>[effortless|effortlessly] [^PUNCT]{0,2} [weight_loss|weight|kilos|pounds|fat])",
        "(?P<at>[HEAL|REMOVE|EASE] <M>{0,7} [instantly|overnight|at_once|in_no_time|in_a_flash|on_the_spot|in_an_instant|in_record_time|from_day_one|in_the_blink_of_an_eye|in_next_to_no_time|straight_away|straightaway|from_the_first_dose|from_one_day_to_the_next|before_you_know_it|in_seconds|within_seconds|in_a_heartbeat])",
        "(?P<at>[instantly|overnight] [HEAL|REMOVE|EASE] <THING>)",
        "(?P<at>[HEAL|REMOVE|EASE|DETOX|transforms|transform] <M>{0,5} [BODY|OUTCOME] [overnight|instantly|in_seconds|at_once|in_no_time|on_the_spot])",
        "(?P<at>BODY (grows|grow|comes|come|returns|bounces|regrows|heals|mends|clears) [back|up|together]? [overnight|instantly|in_seconds|in_no_time])",
        "(?P<at>[CONDITION|SYMPTOM] WILL? [GRADE|ADV]? (VANISH|BE [GRADE]? [gone|over]) [GRADE|ADV]{0,2} [instantly|overnight|at_once|in_no_time|in_a_flash|on_the_spot|in_an_instant|in_record_time])",
    ),
    spared=(
        "(?P<at>[HEAL&VZ|REMOVE&VZ|HEAL&V|REMOVE&V] [it|them] <TERM>)",
        "(?P<at>EASE&VZ <M>{0,3} BODY (in_one_go|[in|after|with] [just|only|a|the]{0,2} [one|single|first] [N|V]))",
        "(?P<at>[results|result|effects|improvement|relief] [^PUNCT|NOT]{0,4} [after|from|in|within] [the|very|SHORT]{0,3} [first|one|single|SHORT] [N|V])",
        "(?P<at>[HEAL|REMOVE&VZ|REMOVE&V|get_rid_of] <ILL> <M>{0,2} <TERM>)",
        "(?P<at>[CONDITION|SYMPTOM] WILL? [GRADE|ADV]? ([disappears|disappear|vanish|vanishes|melt_away|melts_away|evaporates|evaporate]|BE [GRADE]? [gone]) [GRADE|ADV]{0,2} [^PUNCT]{0,2} <TERM>)",
        "(?P<at>[HEALTHY|FREE] <TERM>) [PUNCT|guaranteed]",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each fast result that the writer promises."""
    return CLAIMS.report(document, rule)
