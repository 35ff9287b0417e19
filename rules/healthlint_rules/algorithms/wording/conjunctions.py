"""Conjunctions that stand in the grammar but not in the sense: what gives each of them away.

Each function takes a sentence and the place of a word and says what was probably meant, or nothing. The window model
weighs the readings of whereas, unless and before; the others are decided by form (mood, linking adverbs, comparison).
"""

from __future__ import annotations

from itertools import pairwise

from healthlint_rules.algorithms.language.lexical_classes import (
    AUXILIARIES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    MODALS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    counted,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import STRONG, finite_clause, has_main_clause, later_clause
from healthlint_rules.algorithms.wording.window_model import limit, scores

# by how much (in hundredths of a logarithm) another word must fit better; set on documents no weight was learnt from
WHEREAS, WHEREAS_OPENS, WHEREAS_TELLS, WHEREAS_CONTRASTS, UNTIL = 100, 450, 600, 340, -120
ACCEPTED_SPLICE = word_set("however thus otherwise then")
NO_JOIN = FINITE_AUXILIARIES | word_set("and but or that which so if unless or how")
COMPARATIVES = word_set("more less fewer better worse greater rather further farther sooner easier earlier later")
NOT_COMPARATIVE = word_set(
    """
    other another water later her under over after never ever however whether either neither order number finger
    liver bladder cancer provider shoulder fever together offer enter refer suffer sister brother mother father
    number power water paper layer center computer
    """
)


def lest(line: Line, index: int) -> str:
    """“Lest” takes “should” or a bare verb; with an indicative it stands for “when” or “if”."""
    clause = finite_clause(line, index + 1)
    if clause is None:
        return ""
    verb = line.word(clause.verb)
    indicative = (
        verb in AUXILIARIES or verb in {"can", "will", "must"} or (verb not in MODALS and may_be(verb, "VZ", "VD"))
    )
    return best(line, index, ("when", "if", "unless", "because")) if indicative or "'" in verb else ""


def whereas(line: Line, index: int, contrasts: frozenset[str]) -> str:
    """“Whereas” without a contrast: the window prefers a reason or a condition, by more where the halves do contrast."""
    if finite_clause(line, index + 1) is None:
        gerund = index > 0 and not line.stops[index] and tags(line.here(index + 1) or "a")[0] == "VG"
        verb = any(first_tag(word) in {"AUX", "VZ"} for word in line.words[index + 2 :])
        return "while" if gerund and not verb else ""
    fits = scores(line, index)
    meant = max(("because", "when", "if", "until", "once"), key=fits.__getitem__)
    needed = WHEREAS if index else WHEREAS_OPENS
    if index == 0 and {"you", "your", "you're"}.isdisjoint(line.words):
        needed = WHEREAS_TELLS
    if _contrast(line, index, contrasts):
        needed = max(needed, WHEREAS_CONTRASTS)
    return meant if fits[meant] - fits["whereas"] >= needed else ""


def _contrast(line: Line, index: int, contrasts: frozenset[str]) -> bool:
    """Whether a word of contrast follows or both halves share a word."""
    if not contrasts.isdisjoint(line.words[index + 1 : index + 8]):
        return True
    begin, end = (0, index) if index else (_next_stop(line, 1), len(line.words))
    clause = line.words[index + 1 : begin if not index else len(line.words)]
    other = {_stem(word) for word in line.words[begin:end] if len(word) > 4}
    return any(_stem(word) in other for word in clause if len(word) > 4)


def _next_stop(line: Line, index: int) -> int:
    return next((i for i in range(index, len(line.words)) if "," in line.stops[i]), len(line.words))


def _stem(word: str) -> str:
    return word[:6].rstrip("s")


def unless(line: Line, index: int, durative: frozenset[str]) -> str:
    """“Unless” for “until” after a verb of waiting, or where the window is very sure of another word."""
    if finite_clause(line, index + 1) is None:
        return ""
    fits = scores(line, index)
    before = line.words[max(0, index - 6) : index]
    pairs = {f"{one} {two}" for one, two in pairwise(before)}
    waits = not durative.isdisjoint(before) or not durative.isdisjoint(pairs)
    if waits and index and fits["until"] - fits["unless"] >= UNTIL and not line.stops[index]:
        return "until"
    meant = best(line, index, ("when", "if", "until", "because"))
    return meant if index and fits[meant] - fits["unless"] >= limit("unless") else ""


def as_far_as(line: Line, index: int, verbs: tuple[frozenset[str], tuple[str, ...]]) -> str:
    """“As far as” with a clause that is neither a distance nor a limit of knowledge."""
    clause = finite_clause(line, index + 3)
    if clause is None or line.word(index - 1) in {"not", "go", "goes", "walk", "stretch", "move", "reach", "bend"}:
        return ""
    end = next((i for i in range(clause.verb, len(line.words)) if line.stops[i]), len(line.words))
    fitting = any(word in verbs[0] or word.startswith(verbs[1]) for word in line.words[index + 3 : end])
    return "" if fitting else "as long as"


def linking_adverb(line: Line, index: int, end: int) -> str:
    """A linking adverb used as a conjunction: after a comma, or opening a clause that a second one follows."""
    clause = finite_clause(line, end)
    if clause is None or not line.here(end):
        return ""
    if index == 0 and line.words[0] in ACCEPTED_SPLICE:
        return ""
    if index == 0:
        main = later_clause(line, clause.verb)
        second = main > 0 and (finite_clause(line, main) is not None or first_tag(line.word(main)) == "V")
        rest = line.words[clause.verb :]
        return best(line, 0, ("when", "while", "although", "if"), end - 1) if second and "which" not in rest else ""
    comma = line.stops[index] == "," and line.words[index] not in ACCEPTED_SPLICE
    joins = comma or (not line.stops[index] and line.word(index - 1) not in NO_JOIN)
    spliced = joins and has_main_clause(line, index) and clause.grade == STRONG
    return best(line, index, ("because", "although", "when", "while"), end - 1) if spliced else ""


def comparative_then(line: Line, index: int) -> bool:
    """“Then” after a comparative, with something to compare after it: “safer then older ones”."""
    after = line.here(index + 1)
    if not after or line.stops[index] or after in FINITE_AUXILIARIES or line.word(index - 1) in {"and", "but", "or"}:
        return False
    reach = range(index - 1, max(-1, index - 5), -1)
    found = next((i for i in reach if comparative(line, i)), -1)
    if found < 0 or any(line.stops[found + 1 : index + 1]) or not {"if", "when", "once"}.isdisjoint(line.words[:index]):
        return False
    between = line.words[found + 1 : index]
    if any(word in FINITE_AUXILIARIES or word in DETERMINERS or word in {"and", "or", "to"} for word in between):
        return False
    kinds = tags(after)
    thing = after in DETERMINERS or after in POSSESSIVES or after in SUBJECT_PRONOUNS or after[:1].isdigit()
    return thing or kinds[0] in {"N", "NS", "NAME", "VG", "NUM"} or (kinds[0] == "ADJ" and "V" not in kinds)


def comparative(line: Line, index: int) -> bool:
    """Whether a word is a comparative that awaits its "than"."""
    word = line.words[index]
    if word in COMPARATIVES:
        return line.word(index - 1) not in {"once", "no", "any", "what's"}
    if not word.endswith("er") or word in NOT_COMPARATIVE or len(word) < 5:
        return False
    if counted(word) and first_tag(word) in {"ADJ", "ADV"}:
        return True
    bases = (word[:-2], word[:-1], word[:-3], word[:-3] + "y")
    return any(may_be(base, "ADJ") for base in bases if len(base) > 2 and counted(base)) and not may_be(word, "V")


def best(line: Line, index: int, among: tuple[str, ...], last: int | None = None) -> str:
    """The subordinator of a few that the window model likes best."""
    fits = scores(line, index, last)
    return max(among, key=fits.__getitem__)
