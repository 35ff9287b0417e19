"""Named sources in a sentence: bodies, journals, registers, named or dated studies, teams that a name stands for.

A name is a source by its role, not by being a name: behind “according to” or a noun of information and “by”, as subject
of a verb of counting or reporting, in brackets, as the name of a study. What only treats, sells or lies at a place is
none. Own grammar, after the attribution section of Wikipedia's manual of style (MOS:WEASEL).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from healthlint.annotations import Sentence
from healthlint.patterns import compile_pattern


class Named(NamedTuple):
    """A named source at ``[start, end)`` of a sentence; a ``study`` rather than a body."""

    start: int
    end: int
    study: bool


_INFORMATION = (
    r"(?:[Cc]ounts?|[Ee]stimates?|[Ff]igures?|[Dd]ata|[Nn]umbers?|[Ss]tatistics|[Ss]urveys?|[Ss]tud(?:y|ies)|[Rr]eviews?|[Rr]eports?|[Aa]nalys[ie]s|[Pp]olls?|"
    r"[Rr]esearch|[Ww]ork|[Pp]apers?|[Tt]rials?|[Cc]ensus|[Cc]alculations?|[Pp]rojections?|[Ff]indings?|[Aa]udits?|[Rr]ecords?|[Gg]uid(?:ance|elines?)|[Bb]ulletin)"
)
_LEAD = r"(?:the |a |an |its )?(?:latest |annual |most recent )?(?:(?:19|20)\d\d )?(?:U\.S\. |[*_“]?[A-Z][\w&’'-]+)"
_PEOPLE = r"(?:[Rr]esearchers|[Ss]cientists|[Dd]octors|[Ee]xperts|[Aa] (?:\w+ )?(?:team|group)|[Tt]eams|[Ii]nvestigators|[Aa]uthors|[Ee]pidemiologists|[Ss]tatisticians)"
_STUDIED = r"(?:tracked|followed|studied|tested|gave|compared|asked|surveyed|counted|measured|analy[sz]ed|interviewed|examined|recruited|found|reported|showed|estimated|recorded|pooled|handed|arrived|reached|calculated|published|concluded|enrolled|randomi[sz]ed)"
_COUNTED = (
    r"(?:estimates?|estimated|counts?|counted|recorded|records|registers?|registered|calculates?|calculated|lists|listed|puts|publish(?:es|ed)|projects|surveyed|measured|"
    r"tracked|reports|reported|polled|recruited|handed out|followed)"
)
_SAID = rf"(?:{_COUNTED}|says?|said|states?|stated|notes?|noted|finds?|found|shows?|showed|suggests?|warns?|warned|advises?|advised|concluded?|recommends?)"
_AUX = r"(?:has |have |had |now |also |itself )*"
_METHOD = r"(?:MRI|CT|PET|EEG|ECG|EKG|EMG|DNA|RNA|HIV|IVF|COVID|RCT|UV|LED|AIDS|BMI|COPD|ADHD|PTSD|US|UK|EU|USA|IQ|PCR|HPV|LDL|HDL|GP|TV|PSA)"
_STUDY_NOUN = r"(?:study|trial|survey|cohort|data|registry|register|project|panel|census|review|database|dataset)"
_ROLE = compile_pattern(
    rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Pp]ublished (?:in|by)|[Rr]eported (?:in|by)|[Ww]riting in|[Dd]ata of|{_INFORMATION} (?:(?:of|in|among|on|with) [^.;]{{1,40}}? )?(?:by|from)|[Ee]stimates? of|"
    rf"(?:count|estimate|figures|calculations?) (?:of|by)|{_PEOPLE} (?:at|from|of)|[Aa]ccording to (?:an?|the) \w+ (?:by|from|in)|"
    rf"(?:led|run|headed|conducted|carried out|compiled|published|commissioned|collected|gathered|coordinated|funded)(?: (?!by\b)\w+){{0,3}} (?:by|at)) {_LEAD}(?!\w*,\s\d\d,)|"
    rf"\b{_PEOPLE} in [A-Z][\w’'-]+ {_AUX}{_STUDIED}\b|"
    rf"\b[A-Z][\w’'-]+(?:[’']s| and(?: her| his| their)?) (?:team|group|colleagues|co-?workers|lab(?:oratory)?)\b|"
    rf"\b(?:[Aa]ccording to|[Pp]er|[Aa]s (?:stated|given|listed) in) (?:the|its|their|this) (?:[\w’'-]+ ){{0,3}}?(?:leaflet|label|insert|data ?sheet|prescribing information|regist(?:er|ry)|census|yearbook)\b|"
    rf"\b[Ii]n an? (?:\w+ )?regist(?:er|ry) (?:of|that covers|with|covering)\b|\b{_INFORMATION} (?:that|which) [^.;,]{{3,60}}? (?:published|collected|gathered|released|compiled|issued)\b|"
    rf"\b(?:Dr|Prof(?:essor)?)\.? [A-Z][\w’'-]+ {_AUX}{_STUDIED}\b",
    0,
)
_SUBJECT = compile_pattern(
    rf"\b(?!{_METHOD}\b)[A-Z]{{2}}[A-Za-z]*[A-Z]\b(?:, [^,]{{3,70}},| \([^()]*\))? {_AUX}{_SAID}\b|"
    rf"\b(?:[A-Z][\w’'-]+ ){{2,5}}{_AUX}{_COUNTED}\b|"
    rf"\b[Tt]he [A-Z][\w’'-]+ (?:[a-z]+ ){{0,2}}(?:registry|register|institute|ministry|agency|department|bureau|office|academy|society|association|university|"
    rf"foundation|federation|council|authority|regulator|service|charity|government|union)\b(?: (?!and\b)\w+){{0,2}}? {_AUX}{_SAID}\b|"
    rf"\b(?:charity|think tank|pollster|regulator|watchdog|insurer|union|association|journal|society|foundation) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*\b[,)]? {_AUX}{_SAID}\b",
    0,
)
_STUDY = compile_pattern(
    rf"\b(?!{_METHOD}\b)[A-Z]{{2}}[A-Za-z\d]*(?:-[A-Z\d]+)?\b (?:\w+ )?{_STUDY_NOUN}\b|\b[Tt]he (?:[A-Z][a-z]+ ){{1,3}}(?:study|trial|cohort|data|survey|registry|census)\b",
    0,
)
_INSTITUTION = compile_pattern(
    r"\b(?:[A-Z][\w’'.-]+ )*(?:University|Universities|Institutes?|Centers?|Centres?|College|Society|Association|Academy|Organi[sz]ation|"
    r"Foundation|Department|Ministry|Agency|Office|Council|Clinic|Hospital|Bureau|Commission|Registry|Administration|Federation|Board|Trust|"
    r"Collaboration|Journal|Annals|Archives|Survey|Study|Trial|Initiative)\b(?: (?:of|for|on) (?:the )?[A-Z][\w-]+| [A-Z][\w-]+)|"
    r"\b(?:[A-Z][\w’'.-]+ ){1,4}(?:University|Institutes?|Center|Centre|College|Society|Association|Academy|Organi[sz]ation|Foundation|"
    r"Agency|Council|Clinic|Hospital|Bureau|Commission|Registry|Register|Panel|Cohort|Administration|Federation|Collaboration|Journal|Survey|Study|System)\b",
    0,
)
_DATED = compile_pattern(
    r"\b(?:19|20)\d\d\b[^.;]{0,60}\b(?:study|studies|survey|review|trial|report|census|cohort|analysis|meta-analysis|poll|registry|guideline|data)\b|"
    r"\b(?:study|survey|review|trial|report|census|cohort|analysis|meta-analysis|poll|registry|guideline|data)\b[^.;]{0,40}\b(?:19|20)\d\d\b",
    re.I,
)
# roles in which a body is no source: one goes there, calls it, uses it, or it treats, offers, pays
_PLACE = compile_pattern(
    r"\b(?:visit(?:s|ed|ing)?|call|contact|phone|ring|ask|such as|near|like|via|through|attend(?:s|ed)?|admitted to|sent to|went to|go to|referred to) (?:the |an? )?$",
    re.I,
)
_SERVES = compile_pattern(
    r"^(?:[’']s)? (?:offers?|provides?|runs?|treats?|pays?|is used|is open|are open|opened|sells?|welcomes?|employs?|covers?|funds?|charges?|helps?|will (?:offer|pay|help|send)|can (?:offer|help|refer))\b|"
    r"^ (?:on|at) \d{3}\b|^ (?:staff|nurses?|waiting|patients|appointment|prescription|number|helpline|app)\b",
    re.I,
)


@cache
def _bodies(names: tuple[str, ...]) -> re.Pattern[str]:
    return compile_pattern(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", 0)


def named_in(sentence: Sentence, bodies: tuple[str, ...]) -> Named | None:
    """The first named source of a sentence."""
    text = sentence.text
    if found := _ROLE.search(text) or _SUBJECT.search(text):
        return Named(*found.span(), study=False)
    if found := _STUDY.search(text) or _DATED.search(text):
        return Named(*found.span(), study=True)
    for pattern in (_bodies(bodies), _INSTITUTION) if bodies else (_INSTITUTION,):
        for found in pattern.finditer(text):
            if not _PLACE.search(text, 0, found.start()) and not _SERVES.match(text[found.end() :]):
                return Named(*found.span(), study=False)
    return None
