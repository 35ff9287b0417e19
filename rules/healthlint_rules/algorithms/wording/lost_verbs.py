"""Lost auxiliaries, subjects and relative pronouns: “the scan not show”, “they ready”, “it a gland”, “a nerve carries pain”.

A finite clause needs one finite verb and no more. Each frame shows that a clause has none (a participle, an infinitive or a
predicate stands where the auxiliary should) or that a second one is not joined. Own method, after Quirk et al., *A
Comprehensive Grammar of the English Language*, chapter 3 (auxiliaries) and section 17.14 (relative pronouns as subject).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    MODALS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    counted,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import (
    CLAUSE_OPENERS,
    STRONG,
    has_main_clause,
    noun_phrase_end,
    verb_grade,
)
from healthlint_rules.algorithms.wording.governed import ADVERBIAL, Loss

NOMINATIVES = word_set("it they he she we")
OPEN_CLAUSE = word_set("because although though when whenever while since until once if but and so that whereas unless")
WISHES = word_set(
    """
    recommend recommends recommended suggest suggests advise advises important essential vital crucial necessary require
    requires required insist insists ask asks asked demand demands prefer preferable better best lest rather
    """
)
SAYING = word_set(
    """
    say says said think thinks thought believe believes know knows mean means show shows suggest suggests hope hopes find finds
    feel feels notice sure glad likely ensure ensures realize realise fear worry guess see sees wish
    """
)
LETTERED = word_set("type hepatitis vitamin influenza part group class")
LONGEST_SUBJECT = 7  # words of a noun phrase that opens a sentence
SURE_OPENERS = word_set("if because unless although")
NO_SUBJECT = word_set("what such many quite half all both each every no any some this that")
PREDICATED = word_set(
    "result outcome upside downside problem thing fact truth reason point trouble answer news idea theory risk worry chance question"
)
TAKES_BARE = word_set("make makes making made let lets help helps helping helped see have had watch and or than")

Frame = Callable[[Line, int], Loss | None]


def lost_verbs(line: Line) -> Iterator[Loss]:
    """Every place of a sentence where one of the frames misses a verb or a pronoun before a verb."""
    for index, word in enumerate(line.words):
        frame = _frame(word)
        found = frame(line, index) if frame else None
        if found:
            yield found


def _frame(word: str) -> Frame | None:
    return _before_article if word in ARTICLES else FRAMES.get(word)


def _before_article(line: Line, index: int) -> Loss | None:
    if not index:
        return None
    before = line.words[index - 1]
    if index < LONGEST_SUBJECT and line.words[index] != "the" and _noun(before):
        return _copula(line, index)
    if before in BE or (line.words[index] != "the" and first_tag(before) in ("V", "VZ")):
        return _relative(line, index)
    return None


def _copula(line: Line, index: int) -> Loss | None:
    """“Anemia a condition in which …”: a noun phrase opens the sentence and another one follows at once."""
    before = line.before(index)
    if not before or before in ADVERBIAL or line.words[0] in NO_SUBJECT:
        return None
    if noun_phrase_end(line, 0) != index or any(line.stops[1:index]) or noun_phrase_end(line, index) == index:
        return None
    if "NS" in tags(before) and index > 1 and first_tag(line.words[index - 2]) == "N":
        return None  # “the nurse threads a tube”
    following, then = line.after(index), line.here(noun_phrase_end(line, index))
    if following in ADVERBIAL or first_tag(following) not in ("N", "ADJ") or before in LETTERED or not counted(before):
        return None
    if may_be(line.words[0], "VG", "V", "ADV", "P") or (then and first_tag(then) not in ("P", "WH")):
        return None  # “the load a muscle can carry”
    return Loss(index - 1, "are" if "NS" in tags(before) else "is")


def _noun(word: str) -> bool:
    return first_tag(word) in {"N", "NS", "NAME"} and not may_be(word, "VZ", "ADV", "VD", "VN")


def _not(line: Line, index: int) -> Loss | None:
    """“The scan not show”: a subject, “not” and a bare verb."""
    before, at = line.before(index), index + 1
    while line.before(at + 1) and set(tags(line.word(at))) == {"ADV"}:
        at += 1
    verb = line.word(at) if line.before(at) else ""
    after = line.after(at) or "."
    acts = may_be(verb or "the", "V") and (after in DETERMINERS or set(tags(after)) == {"ADV"})
    if not before or not verb or not (first_tag(verb) == "V" or acts) or may_be(verb, "VN", "P", "NUM"):
        return None
    nominal = before in NOMINATIVES | {"you"} or _noun(before)
    earlier = line.words[: index - 1]
    asked = bool(earlier) and (earlier[0] in FINITE_AUXILIARIES or "why" in earlier)
    if not nominal or asked or not (WISHES | TAKES_BARE).isdisjoint(earlier) or before in ("or", "whether"):
        return None
    if may_be(verb, "N", "ADJ") and not line.after(at):
        return None
    singular = before in {"it", "he", "she"} or first_tag(before) == "N"
    return Loss(index - 1, "does" if singular else "do")


def _obliged(line: Line, index: int) -> Loss | None:
    """“You have stay in bed”: “have” and a verb that is no participle; “to” was lost."""
    verb = line.after(index)
    object_follows = line.after(index + 1) in DETERMINERS | POSSESSIVES
    bare = bool(verb) and (
        tags(verb) == ("V",) or (first_tag(verb) == "V" and object_follows and not may_be(verb, "VN"))
    )
    subject, before = line.before(index), line.before(index - 1)
    if subject and before and _noun(before) and (_noun(subject) or subject in SUBJECT_PRONOUNS):
        return None  # “the symptoms patients have vary”
    return Loss(index, "to") if bare and counted(verb) and verb not in SAME and line.after(index + 1) else None


def _pronoun(line: Line, index: int) -> Loss | None:
    """“It a gland”, “because they unable”: a subject pronoun at the head of a clause before a predicate."""
    opens = index == 0 or (line.glued(index - 1) and line.word(index - 1) in OPEN_CLAUSE - {"and", "that", "but", "so"})
    following = line.after(index)
    if not opens or not following:
        return None
    word = line.word(index)
    nominal = following in ("a", "an") or (following == "the" and word == "it")
    adjective = _adjective(following) and line.after(index + 1) in ADJUNCTS
    if not (nominal or adjective):
        return None
    return Loss(index, "is" if word in {"it", "he", "she"} else "are")


def _adjective(word: str) -> bool:
    sure = counted(word) or word.endswith(("less", "ful", "ous", "able", "ible"))
    return first_tag(word) == "ADJ" and set(tags(word)) <= {"ADJ", "N"} and sure and not word.endswith("ed")


SAME = word_set(
    "come become run put cut let set hit hurt read spread split shut cost beat quit rid overcome burst bet cast"
)
ADJUNCTS = word_set("to for of in with at from and that about on")


def _which(line: Line, index: int) -> Loss | None:
    """“A low mood, which normal and passes”: a relative pronoun, an adjective and no noun for it."""
    following, then = line.after(index), line.after(index + 1)
    if not following or not _adjective(following) or index == 0:
        return None
    joined = then in ("and", "or", "in", "for", "to", "of", "but") and line.word(index + 3) not in ("", "more")
    before = line.word(index - 1)
    plural = first_tag(before) == "NS"
    noun = first_tag(before) in ("N", "NS") and may_be(line.word(index + 3), "N", "NS") and then in ("and", "or", "but")
    if not joined or noun or (line.word(index) == "that" and not (_noun(before) and counted(before))):
        return None
    return Loss(index, "are" if plural else "is")


def _relative(line: Line, index: int) -> Loss | None:
    """“It is a nerve carries pain”: the predicate's noun phrase is followed by a second finite verb."""
    verb = line.before(index)
    if not verb or not (CLAUSE_OPENERS | SAYING).isdisjoint(line.words[:index]):
        return None
    if verb not in BE and not has_main_clause(line, index):
        return None
    if index == 1 or not PREDICATED.isdisjoint(line.words[:index]) or line.words[0] in FINITE_AUXILIARIES:
        return None
    end = noun_phrase_end(line, index)
    while end > index and line.here(end) == "of" and noun_phrase_end(line, end + 1) > end + 1:
        end = noun_phrase_end(line, end + 1)
    second = line.here(end) if end > index + 1 else ""
    if not second or (second not in MODALS and verb_grade(second, line.here(end + 1), False, "", True) < STRONG):
        return None
    loses = second in MODALS or second in {"is", "has"} or "VZ" in tags(second)
    return Loss(end - 1, "that") if loses and tags(line.word(end - 1))[0] == "N" else None


def _subject(line: Line, index: int) -> Loss | None:
    """“If can walk”, “because gets stuck”, “when bites a person”: a verb where the subject should stand."""
    following, opener = line.after(index), line.word(index)
    if not following or following in BE or line.before(index) in ("what", "decide", "see", "how", "and", "or"):
        return None
    meant = "it" if following in ("has", "does") or may_be(following, "VZ") else "you"
    sure = following in FINITE_AUXILIARIES or (tags(following) == ("VZ",) and counted(following))
    if sure and opener in SURE_OPENERS:
        return Loss(index, meant)
    then = line.after(index + 1)
    verb = may_be(following, "V", "VZ") and not may_be(following, "ADV", "ADJ", "P", "VG", "VN", "PRON", "AUX")
    bare = opener == "if" and tags(following) == ("V",)  # the rule of small words knows these
    acts = then in ARTICLES or then in POSSESSIVES or then in OBJECT_PRONOUNS or (then == "to" and opener == "because")
    return Loss(index, meant) if verb and acts and not bare else None


FRAMES: dict[str, Frame] = {
    **dict.fromkeys(("have", "has", "had", "having"), _obliged),
    "not": _not,
    **dict.fromkeys(NOMINATIVES, _pronoun),
    **dict.fromkeys(("if", "because", "unless", "although", "when", "while", "until", "once"), _subject),
    **dict.fromkeys(("which", "that", "who"), _which),
}
