"""Word classes and patterns that the methods on numbers share: approximation, change, comparison, risk, frequency."""

from __future__ import annotations

import re

from healthlint.patterns import compile_pattern

HYPE = (
    "(?:whopping|staggering|shocking|stunning|astonishing|alarming|massive|mere|astounding|remarkable|full|incredible|impressive|"
    "worrying|startling|jaw-dropping|eye-watering|huge|amazing|terrifying|sobering|dizzying)"
)
APPROX = (
    r"(?:(?:(?:slightly|just|well|far|a\slittle|no|significantly|considerably|much)\s)?(?:more|less|fewer|greater|higher|lower)\sthan|(?:just\s|well\s)?(?:over|under|above|below)|"
    r"up\sto|nearly|almost|close\sto|not\sfar\sfrom|about|around|roughly|approximately|some|(?:an\s)?estimated|at\s(?:least|most)|between|"
    r"as\s(?:many|much|few|little|high|low|often)\sas|upwards\sof|nearer|closer\sto|fully|only|just|virtually|an\saverage\sof|on\saverage|anywhere\sfrom|from|the|another|nigh\son|"
    rf"an?\s{HYPE}|~|≈|>|<|a)"
)
RISK = (
    "(?:risks?|chances?|odds|likelihood|probability|rates?|incidence|prevalence|mortality|survival|numbers?|share|proportion|percentage|figures?|"
    "frequency|sales|costs?|spending|burden|demand|admissions|use|usage|consumption)"
)
CHANGE_NOUN = (
    "(?:drop|rise|increase|decrease|reduction|decline|fall|improvement|jump|surge|growth|gain|cut|spike|boost|drops|increases|reductions|chance|chances|risk|"
    "likelihood|probability|odds|survival|success|cure|response|mortality|efficacy|effectiveness|effective|accuracy|accurate|failure|recurrence|relapse|"
    "remission|prevalence|incidence|fatal|mark|mortality|difference|satisfaction|adherence|compliance)"
)
COMPARATIVE = (
    "(?:fewer|less|more|lower|higher|greater|better|worse|likelier|faster|larger|longer|shorter|stronger|quicker|slower|commoner|rarer|deadlier|"
    "safer|smaller|cheaper|healthier|increased|reduced|lifetime|relative|absolute)"
)
INTRANSITIVE = (
    "(?:rose|risen|rises?|rising|fell|falls?|fallen|falling|grew|grows?|grown|growing|drop(?:s|ped|ping)?|increas(?:e|es|ed|ing)|"
    "decreas(?:e|es|ed|ing)|jump(?:s|ed)?|declin(?:e|es|ed|ing)|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|shrank|shrinks?|climb(?:s|ed|ing)?|"
    "improv(?:e|es|ed|ing)|plunge[sd]?|(?:is|are|was|were|went|gone|goes)\\s(?:up|down)|(?<!makes\\s)(?<!make\\s)(?<!made\\s)(?<!making\\s)(?<!takes\\s)(?<!take\\s)(?:up|down)(?!\\sto))"
)
CHANGING = (
    "(?:cuts?|cutting|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|slash(?:es|ed|ing)?|heighten(?:s|ed)?|"
    "eas(?:e|es|ed)|shorten(?:s|ed|ing)?|lengthen(?:s|ed)?|extend(?:s|ed)?|speed(?:s|ed)?|worsen(?:s|ed)?|shav(?:e|es|ed)|trim(?:s|med)?|prolong(?:s|ed)?|"
    "delay(?:s|ed)?|curb(?:s|ed)?|enhanc(?:e|es|ed)|elevat(?:e|es|ed)|accelerat(?:e|es|ed))"
)
EACH = r"(?:a|an|per|each|every)\s(?:single\s)?(?:year|day|month|week|night|winter|summer|season|decade|hour|minute|second)|annually|worldwide|yearly|daily|globally"
THAN = compile_pattern(
    rf"\s{COMPARATIVE}\b(?!\sof\b)(?:\s(?:likely|risk|rates?|chance|often|harmful|effective|common)\b)?|\s(?:above|below)\s(?:that|those)\sof\b",
    0,
)
CHANGE = compile_pattern(rf"\s(?!of\b)(?:[a-z'-]+\s)?{CHANGE_NOUN}\b(?:\srate)?", 0)
COMPARED = compile_pattern(
    rf"\s(?:(?:as|more|less)\s(?P<as>[a-z]+)|(?:(?P<er>{COMPARATIVE}|riskier|[a-z]{{3,}}ier)(?:\s(?:likely|risk|chance|odds|rates?))?)|(?:the|their|your|its|that|those)\s(?:[a-z-]+\s){{0,2}}?(?P<risk>{RISK}|average)|(?P<that>(?:that|those)\sof|what|the\s(?:[a-z]+\s)?limit))\b(?:\sas\s[a-z]+s\b)?",
    0,
)
EACH_AFTER = compile_pattern(rf"\s(?:[a-z-]+\s){{0,4}}?(?:{EACH})\b", 0)
EACH_NEAR = compile_pattern(rf"\b(?:{EACH}|every\s[a-z]+\syears)\b", 0)
AFFECTS = compile_pattern(
    r"\b(?:affect(?:s|ed|ing)?|kill(?:s|ed|ing)?|claim(?:s|ed|ing)?|strik(?:e|es|ing)|struck|infect(?:s|ed|ing)?|harm(?:s|ed|ing)?|hospitali[sz](?:es|ed|ing)|caus(?:e|es|ed|ing)|"
    r"plagu(?:e|es|ed|ing)|afflict(?:s|ed|ing)?|troubl(?:e|es|ed|ing)|top(?:s|ped|ping)?|reach(?:es|ed)?|pass(?:es|ed)|exceed(?:s|ed)?|surpass(?:es|ed)|impact(?:s|ed|ing)?|responsible\sfor|"
    r"account(?:s|ed|ing)?\sfor|sends?|touch(?:es|ed)?|hit(?:s|ting)?|rose\sto|climbed\sto|stood\sat|fell\sto|saves?|injur(?:es|ed|ing))\s(?:[a-z]+\s){0,3}?$",
    0,
)
GENETIC = compile_pattern(
    r"\b(?:genes?|genetic|mutations?|mutated|carriers?|recessive|dominant|inherit(?:s|ed|ing|ance)?|passing|alleles?|x-linked|autosomal|sibling|chromosome)\b",
    0,
)
STUDIED = compile_pattern(
    r"\b(?:trials?|stud(?:y|ies)|survey|sample|review|cohort|analysis|group|panel|data|meta-analysis|total)\s(?:of|in|on|with|involving|among|from)\s(?:[\w-]+\s){0,2}?$|"
    r"\b(?:enrolled|recruited|involving|followed|tested|surveyed|interviewed|analy[sz]ed|compared|randomi[sz]ed|studied|examined|asked|monitored|tracked|polled|questioned|"
    r"looked\sat|included|assigned|observed|reviewed)\s(?:[\w-]+\s){0,3}?$",
    0,
)
ODDS_WORD = re.compile(r"\b(?:odds|chances?|ratio|outnumber\w*|likely|risk)\b")
