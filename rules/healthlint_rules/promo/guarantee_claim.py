"""Outcomes promised: guaranteed, for good, never again, for everyone, by a date."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import Claims

_END = r"(?:dis?appears?|vanish(?:es)?|go(?:es)?\saway|is\sgone|are\sgone|clears?\sup|fades?|fall(?:s)?\ssilent|melts?\saway|stops?|ends?|resolves?|lifts?)"
_REMOVE = (
    r"(?:stop|end|cure|heal|fix|unblock|unclog|eliminate|banish|erase|clear|solve|repair|restore|reverse|silence|relieve|sooth|defeat|beat(?!s?\sper)|conquer|dissolve|"
    r"melt|eradicate|whiten|firm|tighten|strengthen|calm|eas|rejuvenate|detoxif|transform|rid|correct|improve|cleans|flush|shrink|tame|quiet|settle|vanquish|"
    r"renew|remov|chase\saway|tak(?:e|es)\saway|do(?:es)?\saway|knock|draw|settl|get\srid|say\sgoodbye|wip)\w*"
)
_EVER = r"(?:forever|for\sever|for\sgood|permanently|once\sand\sfor\sall|every\s(?:single\s)?time|in\sone\sgo|at\s(?:a|one)\sstroke|without\s(?:a\strace|leaving\sa\s\w+|fail)|and\s(?:does|do|will)\snot\s(?:return|come\sback)|never\sto\sreturn|for\slife|for\sthe\srest\sof\s(?:your|their|his|her)\sli(?:fe|ves)|always\sand\sforever)"
_SOON = (
    r"(?:instantly|overnight|immediately|at\sonce|(?:in|within)\s(?:just\s|only\s|under\s|less\sthan\s|as\slittle\sas\s|a\smatter\sof\s)?"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|a\s(?:few|couple\sof|single)|a|an|one\ssingle|mere|the\sfirst)\s)?"
    r"(?:short\s)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|sessions?|doses?)|from\sday\sone|in\sno\stime|in\sa\sflash)"
)
_THING = r"(?:(?!(?:that|which|if|when|but|because|per|may|can|not)\b)[\w'’-]+\s){0,7}?"
CLAIMS = Claims(
    strong=(
        r"\b(?:your|the)\s(?:\w+\s){1,2}?(?P<at>(?:will\s)?(?:drops?|returns?|goes|go|falls?|comes?)\s(?:back\s)?to\s(?:what\s(?:it|they)\s(?:was|were)|normal\s(?:in|within|overnight|every\stime)|its?\syouthful|their\syouthful))\b|\byour\s(?:\w+\s){1,2}?will\s(?:drop|return|go|fall|come)\s(?:back\s)?to\snormal(?=\s?[.!]|$)",
        r"\bmakes?\s(?!it\s|them\s)(?:[\w'-]+\s){1,4}?(?:invisible|indestructible|invincible|bulletproof)\b|\b(?:with|on|by|after|thanks\sto)\s[^.;]{2,60}?\b(?P<at>you\s(?:cannot|can't|can\snever)\s(?:get|gain|catch|fall\sill|become\sill|suffer|develop|put\son)\s(?:[\w'-]+\s){0,2}?(?:<claim_condition>|weight|ill))\b|\b(?:is|becomes|be)\simpossible\sto\s(?:gain|get|catch|suffer|fail|fall\sill|relapse|put\son\sweight)\b",
        r"\b(?:has|have|it|that|which)\s(?:always\s)?(?P<at>(?:helped|cured|healed|worked\sfor|helps|cures|heals)\s(?:every|each|everyone|everybody|all)\s?(?:single\s|of\s(?:my|our)\s)?(?:patients?|users?|customers?|clients?|persons?|reader|readers|case|one|body|who)?)\b",
        r"\beven\sthe\s(?:most\s(?:stubborn|severe|hopeless|persistent|difficult)|worst|toughest|severest|oldest|deepest)\s(?:[\w'-]+\s){0,4}?(?:vanish|disappear|clear|go|heal|melt|give|yield|fade|respond|recover|is|are)\w*\b",
        r"\b(?:results?|effects?|relief|changes?|improvements?)\s(?:is|are|comes?|shows?)\s(?:visible|felt|seen|noticeable|clear|guaranteed|certain|immediate|instant)?\s?(?P<at>(?:after|from|with)\s(?:just\s|only\s)?(?:the\s(?:very\s)?first|one|a\ssingle)\s\w+)\b|\b(?:relief|cure|effects?|results?|recovery|success|improvement)\s(?:is|are)\s(?:(?:immediate|instant|permanent|certain|guaranteed|lifelong|assured|inevitable))\b(?!\sto)|\b(?:relief|effects?|cure|results?|protection|benefits?)\b[^.;]{0,20}?\blasts?\s(?:a\slifetime|for\s(?:ever|life)|forever)\b",
        r"\bthe\sonly\s(?:cure|remedy|medicine|exercise|treatment|pill|vitamin|food)\s(?:that\s)?you(?:\sreally|\sever|\swill\sever|'ll\sever)?\sneed\b|\b(?:feel|look|feels|looks)\s(?:like\s|at\sleast\s)?(?:ten|twenty|five|thirty|\d+)\syears\syounger\b|\bworks?\son\s(?:everyone|everybody|anyone|every\s\w+|all\s\w+)\b",
        r"\b(?:cures|settles|stops|heals|beats|calms|fixes|clears|soothes|relieves|banishes|ends|silences|tames)\s(?:any|every|all\skinds\sof|all)\s(?:\w+\s)?(?:<claim_condition>|<claim_body>)\b|\bwhitens\s(?:the\s|your\s)?teeth\s(?:in|within|overnight|instantly)\b",
        rf"\b(?:lose|drop|shed|burn)\s(?:up\sto\s)?(?:five|six|seven|eight|nine|ten|fifteen|twenty|a\sstone|two\sstone|two|three|four)\s?(?:pounds|kilos|kilograms|inches|dress\ssizes)?\s{_SOON}(?=\W|$)|\b(?:draws?|pulls?|sucks?|sweats?|pushes|drives|rinses|washes)\s(?:[\w'-]+\s){{0,2}}?(?:toxins|poisons|impurities)\s(?:out|from|away)\b|\b(?:draws?|pulls?|flush(?:es)?|drives)\s(?:out|away)\s(?:[\w'-]+\s){{0,2}}?(?:toxins|poisons|impurities)\b",
        r"\b(?:means?|ensures?|guarantees?|gives?\syou|brings?)\s(?:\w+\s){0,3}?(?:unbroken|uninterrupted|perfect|flawless|deep|blissful|pain-free|worry-free)\s(?:sleep|nights?|skin|health|vision|digestion|days|life|mornings)\b",
        r"\b(?:is|are|was)\s(?:quite\s|more\sthan\s)?enough\sto\s(?:cure|heal|stop|end|banish|fix|clear|beat|eliminate|reverse|restore|get\srid|wipe|silence|calm|undo)\b(?:\s<claim_condition>)?|\b(?:sends?|sent)\s(?:[\w'-]+\s){1,3}?packing\b|\bknocks?\s(?:[\w'-]+\s){0,3}?(?:out\scold|on\sthe\shead|out\sfor\sgood)\b|\b(?:distant|bad|fading)\smemory\b",
        r"\b(?:spells?|means?|marks?|brings?|is|be)\s(?:the|an|a\spermanent|a\scertain)\send\s(?:of|to|for)\s(?:[\w'-]+\s){0,3}?<claim_condition>\b|\ba\s(?:permanent|lasting|final|definite)\send\sto\b",
        r"\b(?:won't|will\snot|will\snever|never)\s(?:bother|trouble|plague|haunt|torment|hurt|worry|ache|itch|affect)\s(?:you|your\s\w+|anyone)\s(?:again|any\smore|anymore|ever)\b|\b(?:you\sare|you're|you\swill\sbe|you'll\sbe)\s(?:forever\s)?(?:safe|protected|immune|cured|free)\s(?:from\s(?:[\w'-]+\s){0,2}?<claim_condition>|of\s(?:[\w'-]+\s){0,2}?<claim_condition>|for\s(?:life|good|ever))\b|\b(?:you\sare|you're|you\swill\sbe|you'll\sbe)\s(?:completely\s|fully\s)?cured\b",
        r"\b(?:there\sis\s|there's\s|with\s)?(?:nothing|no\s(?:illness|disease|pain|ailment|problem|condition|complaint|symptom))\s(?:that\s)?(?:it|this|\w+)\s(?:cannot|can't|won't|will\snot)\s(?:cure|heal|fix|help|beat|solve|treat|conquer)\b",
        r"\b(?P<at>(?:works?|helps?|succeeds?|heals?|cures?)\s(?:where|when)\s(?:\w+\s){0,3}?(?:fails?|failed|(?:has|have)\sfailed|gives?\sup|gave\sup|falls?\sshort))\b|\b(?:does|do|did|achieves?)\swhat\sno\s(?:\w+\s)?(?:drug|medicine|doctor|tablet|pill|surgeon|cream|surgery|treatment)\b",
        r"\bmak(?:e|es|ing)\s(?:[\w'-]+\s){0,3}?(?:surgery|tablets?|medicines?|drugs?|doctors?|painkillers|medication|glasses|pills|treatment|inhalers?)\s(?:[\w'-]+\s){0,5}?(?:unnecessary|superfluous|obsolete|redundant|pointless)\b|\bno\s(?:doctors?|drugs?|surgery|medicines?|pills|tablets|prescriptions?)\s(?:needed|required|necessary)\b|\b(?:no|never\sany|without\sany)\sneed\sto\s(?:see|visit|consult)\s(?:a|your|any)\s(?:doctor|specialist|physician|dentist)\b",
        r"\b(?:add|adds|adding)\s(?:up\sto\s)?(?:\d+|five|ten|twenty|many|several)\s(?:\w+\s)?years\sto\s(?:your|his|her|their|one's)\s(?:life|lives)\b|\b(?:not\sa\strace\sof|nothing\sleft\sof|without\sa\strace)\b(?=[^.]{0,40}(?:<claim_condition>|[.!]))",
        r"\b(?:cures?|heals?|restores?|repairs?)\s(?:[\w'-]+\s){1,4}?from\s(?:within|the\sinside(?:\sout)?)\b|\btakes?\scare\sof\s(?:[\w'-]+\s){1,4}?(?:once\sand\sfor\sall|for\s(?:good|life|ever)|forever|for\syou|by\sitself|overnight)\b",
        r"\b(?:every|each|all|any)\s(?:of\s(?:our|my|the)\s)?(?:patients?|users?|persons?|sufferers?|people|customers?|clients?|women|man|woman|children|child|case)\s(?:who\s(?:[\w'-]+\s){1,6}?)?(?P<at>(?:recovers?|recovered|gets?\swell|got\sbetter|gets?\sbetter|(?:is|are|was|were)\s(?:cured|healed|helped|free)|benefits?|responds?|succeeds?|feels?\sbetter|sleeps?\s(?:well|better|through)))\b",
        r"\b(?:keeps?|leaves?|makes?|gets?|stays?|remains?)\s(?:you|your\s\w+|the\s\w+|everyone|anyone)?\s?(?:\w+ly\s)?(?:pain-free|symptom-free|disease-free|healthy|young|wrinkle-free|illness-free|flawless|fit|slim|strong)\s(?:for\s(?:ever|life|good|decades|years\sto\scome)|forever|at\sany\sage|all\s(?:year|your\slife)|until\sold\sage|in\s(?:\w+\s){0,2}(?:days|weeks|minutes|hours))\b",
        r"\b(?:effortless(?:ly)?|without\s(?:any\s)?(?:effort|dieting|diet\sor\sexercise|exercise\sor\sdiet(?:ing)?|lifting\sa\sfinger|pain\sor\seffort))\b(?=[^.]{0,60}\b(?:lose|weight|melt\w*|slim\w*|cure\w*|heal\w*|pounds|kilos|gone|disappear\w*|fat)\b)|\b(?:lose|melts?|slim|sheds?)\b[^.;]{0,50}?(?P<at>\bwithout\s(?:any\s)?(?:effort|dieting|diet\sor\sexercise|exercise|hunger|giving\sup\sanything))",
        r"\b(?:it|this|which|that|the\s\w+|\w+ing)\s(?:simply\s|just\s|really\s|truly\s)?(?:works|helps)(?:,|\s-|:)?\s(?P<at>(?:every\stime|always|guaranteed|for\s(?:each|every|absolutely)\s\w+|no\smatter\s\w+|period|full\sstop|wherever\s\w+|at\s(?:any|every)\s(?:age|stage)))\b",
        r"\b(?:once|after|when)\syou(?:'ve|\shave)?\s(?:\w+\s){1,5}?[^.;]{0,40}?(?P<at>\b(?:is|are|will\sbe)\s(?:gone|cured|over|history|forgotten|solved|healed|behind\syou)(?:\sfor\s(?:good|ever|life))?)(?=\s?[.!,]|$)",
        r"\b(?:nobody|no\sone|no\s\w+)\s(?:who|that)\s(?:[\w'’-]+\s){1,7}?(?:(?:has\sever\s|ever\s|will\sever\s)?(?:had\sa\s\w+|fail(?:s|ed)?|regret(?:s|ted)?|been\sdisappointed|gets?\s(?:ill|sick)|falls?\s(?:ill|sick)|relapse[sd]?|suffers?|needs?\s(?:surgery|medicine|a\sdoctor)))\b",
        r"\b(?:sure|certain|guaranteed|unfailing|reliable|unbeatable|never-failing)\s(?:cure|fix|relief|results?|success|protection|remedy|recipe\sfor|path\sto|route\sto|ticket\sto)\b|\bthe\s(?:surest|safest\sand\ssurest|one\ssure|only\ssure)\s(?:way|cure|remedy|path)\b|\bthe\skey\sto\s(?:a\slife\swithout|eternal|lifelong|permanent|everlasting)\b|\ba\slife\s(?:without|free\s(?:of|from))\s<claim_condition>",
        r"\b(?:is|are|becomes?|be|consign(?:s|ed)?\sto)\s(?:soon\s|now\s|suddenly\s)?(?:a\sthing\sof\sthe\spast|history(?=\s?[.!]))\b|\b(?:kiss|wave|bid)\s(?:[\w'-]+\s){0,4}?(?:goodbye|farewell)\b|\bsay\sfarewell\b|\bthe\s(?:last|only)\s(?:[\w-]+\s){1,3}you(?:'ll|\swill)\sever\s\w+",
        r"\b(?:throw|toss)\s(?:away|out)\s(?:your|the|all\syour)\s(?:[\w-]+\s){0,2}?(?:tablets?|pills?|medicines?|medication|inhalers?|glasses|painkillers|drugs|crutches|creams?)\b|\bno\s(?:more\s)?need\sfor\s(?:any\s)?(?:surgery|medicine|medication|doctors?|drugs|tablets|pills|painkillers|glasses|a\sdoctor)\b|\breplaces?\s(?:your|all|any|every)\s(?:[\w-]+\s)?(?:medicines?|medication|tablets?|doctors?|drugs?|insulin)\b",
        r"\b(?:without\s(?:fail|exception)|each\sand\severy\stime|every\ssingle\stime|in\severy\ssingle\scase|in\sabsolutely\s(?:all|every)\scases?|for\seach\sand\severy\s\w+)\b",
        r"\b(?:everyone|everybody|anyone|all)\swho\s(?:[\w'-]+\s){1,6}?(?P<at>(?:recovers?|is\scured|are\scured|gets\sbetter|feels\sbetter|will\s(?:recover|heal|feel|get\sbetter|be\s\w+)|sleeps|loses\sweight|benefits))\b",
        r"\b(?:is|are)\s(?:absolutely\s|almost\s)?(?:certain|sure|bound|guaranteed|assured)\sto\s(?:[\w'-]+\s){0,2}?(?:cure|help|heal|work|stop|end|ease|relieve|improve|disappear|recover|feel|get|clear|calm|vanish|make|give|bring|restore|beat|fix|succeed|reduce|lower|sleep|lose)\b",
        r"\b(?:will|shall)\s(?:definitely|certainly|surely|always|undoubtedly|absolutely|instantly|immediately|permanently|completely|totally|inevitably)\s(?:work|help|cure|heal|stop|end|ease|relieve|clear|restore|fix|calm|improve|feel|banish|sleep|recover|beat|eliminate|reduce|lower|get\srid|vanish|disappear|melt|prevent|protect|lose|be\s(?:cured|gone|free|healthy|pain-free))\b(?:\s(?:your|the|all|any)?\s?[\w-]+)?",
        r"\b(?:you\scan\s(?:be\s(?:sure|certain|confident)|rest\sassured)(?=\s(?:that\s)?(?:it|this|the\s\w+|your\s\w+)\s(?:will|works|is\ssafe))|rest\sassured|we\s(?:promise|guarantee)|trust\sus|mark\smy\swords|you\shave\s(?:my|our)\sword|take\smy\sword)\b(?!\s(?:you\sget|confidential))",
        rf"\b(?:work|act|take\seffect|kick\sin|help|heal|relieve)s\s(?P<at>{_SOON}|from\sthe\s(?:very\s)?first\s(?:dose|day|use|minute|session|application|drop|bite|sip|night))(?=\W|$)",
        rf"\b(?:pain|symptom|itch|stress|wrinkle|allergy|snore|migraine|acne|drug|medicine|worry)-free\s(?:{_EVER}|{_SOON})(?=\W|$)",
        r"\b(?:after|in|with|takes)\s(?:just|only|a\smere)\s(?:one|a\ssingle)\s(?:dose|session|treatment|use|night|application|cup|spoonful|drop|bite|sip|tablet|capsule|glass)\b(?=[^.;]{0,60}\b(?:gone|disappear\w*|vanish\w*|cured?|healed?|clear\w*|free|stops?|ends?|melts?|fades?|feel|silent|restored?)\b)",
        r"\b(?:turns?\sback\s(?:the\s)?(?:clock|time)|undo(?:es)?\s(?:years|decades|a\slifetime)\sof\s\w+|wipes?\s(?:years|decades)\soff|takes?\s(?:ten\s|\d+\s)?years\soff\syour\s(?:face|age|looks|skin)|as\sgood\sas\snew|stops?\s(?:the\s)?ag(?:e)?ing|halts?\s(?:the\s)?ag(?:e)?ing|reverses?\s(?:the\s)?(?:ag(?:e)?ing|signs\sof\sage(?:ing)?|grey(?:ing)?))\b",
        r"\b(?:returns?|brings?|puts?|gets?)\s(?:the\s|your\s|every\s)?(?:[\w'-]+\s){1,3}?(?:back\sto\s(?:normal|life|its\sbest|full\s\w+)|to\sperfect\s\w+)\b(?=[^.]{0,30}(?:\bin\b|\bwithin\b|!|\bfor\sgood\b|\bovernight\b))",
        r"\b(?:sleep|wake|you'll|you\swill|be)\s(?:like\sa\sbaby|as\sif\sreborn|a\snew\s(?:person|man|woman))\b|\byou\swill\s(?:be|feel|wake\sup|sleep|look|walk|breathe)\s(?:like\snew|pain-free|cured|(?:ten|\d+)\syears\syounger|better\sthan\sever|reborn|perfectly)\b",
        r"\b(?:there\sis|there's|leaves?|with)\s(?P<at>(?:absolutely\s)?no\s(?:chance|way|possibility)\s(?:of|that|for)\s(?:[\w'-]+\s){0,4}?(?:<claim_condition>|return\w*|coming\sback))\b",
        r"\b(?:the\sone\s(?:thing|remedy|food|exercise|treatment|cure|habit)\sthat\s(?:really\s|actually\s|always\s)?(?:works|helps|cures)|nothing\s(?:works\sbetter|beats|comes\sclose|else\sworks)|the\sonly\sthing\sthat\s(?:works|helps|really\sworks)|the\s(?:ultimate|definitive|final|complete|perfect|one\strue)\s(?:cure|solution|answer|remedy|fix)\s(?:to|for|against))\b",
        r"\b(?:success|cure|recovery)\srate\s(?:of|is|was)\s(?:100|one\shundred)\b|\b100\s?(?:%|percent|per\scent)\s(?:success|guaranteed|cure|relief|natural\scure)\b|\b(?:zero|no)\s(?:chance\sof\s)?(?:failures|relapse|recurrence)\b",
        r"\b(?:cured|healed|fixed|solved|gone|restored)\s(?:in|within)\s(?:just\s|only\s|under\s|less\sthan\s|a\smatter\sof\s)?(?:\d+|one|two|three|four|five|six|seven|ten|a|a\sfew|mere)?\s?(?:seconds|minutes|hours|days?|nights?|weeks?)\b|\b(?:cured|healed|gone|fixed|solved)\s(?:overnight|instantly|for\s(?:good|ever|life)|forever|permanently)\b",
        r"\b(?:whatever|regardless\sof|no\smatter)\s(?:the|your|how|what)\b[^.;]{2,60}?(?P<at>\b(?:will|is|are|it)\s(?:always\s)?(?:works?|helps?|cures?|cured|the\sanswer|the\ssolution|disappear|heals?|fixes|beats?|recover)\b)",
        r"\bis\sall\s(?:it\stakes|(?:that\s)?you(?:'ll)?\s(?:will\s)?(?:ever\s)?need)\b(?:\sto\b)?|\b(?:has|have|stands?)\sno\schance\b|\b(?:does\snot|doesn't|won't)\sstand\sa\schance\b",
        rf"\b(?P<at>forget\s(?:all\s)?(?:about\s)?{_THING}{_EVER})\b",
        rf"\bguarantee(?:s|d|ing)?\s(?:(?:you|your|us|a|an|the|their|more|that|instant|almost|virtually|to|its)\s)*(?:[\w-]+\s){0, 3}?(?:<claim_outcome>|<claim_condition>|<claim_body>)\b",
        r"\bguarantee(?:s|d|ing)?\s(?:(?:you|your|a|an|the)\s)*(?:long-term|lasting|permanent|instant|full|complete|fast|total|perfect|deep|quick|healthy|younger|better|great|restful|pain-free)\b",
        r"\bguarantees?\s(?:that\s)?(?:you|your|no|every|pain|symptoms|<claim_condition>|<claim_body>)\b",
        r"\bguaranteed\s(?:to\s(?!receive|issue)\w+|results?|relief|success|cure|way|weight|within|in\s(?:\d|\w+\s(?:days|weeks)))",
        r",\s(?P<at>guaranteed)\b(?=\s*[.!,]|$)",
        r"\b(?:is|are|comes?)\s(?:absolutely\s|fully\s)?(?P<at>guaranteed)\b(?=\s*(?:[.!,]|$|within|in\s|after|for\severy))",
        r"\bnever\s(?:ever\s)?fails?\b(?:\sto\s(?:work|help|calm|relieve|ease|stop|soothe|cure|clear|cheer|lift))?|\bcan(?:not|'t)\sfail\b",
        r"\balways\s(?:works|helps|cures|restores|heals|relieves|stops|succeeds|eases|clears|solves|fixes|brings\srelief|delivers|does\sthe\strick|beats|prevents)\b(?:\s(?:full|complete|against|for)(?:\s[\w'-]+)?)?",
        r"\bworks?\s(?:for\s(?:everyone|everybody|anyone|all\s(?:ages|people)|every\s(?:body|person|patient|age|single))|every\s(?:single\s)?time|without\s(?:fail|exception)|like\s(?:magic|a\scharm)|100\s?%|wonders\sfor\severyone)\b|\bsuits?\s(?:everyone|every\s(?:age|body|one|skin))\b",
        r"\b(?:foolproof|fool-proof|fail-?safe|infallible|sure-?fire|unfailing|can't-miss|bulletproof)\s(?:[\w-]+\s)?(?:way|method|remed(?:y|ies)|cure|plan|trick|treatment|solution|approach|routine|answer|fix|diet|exercise|therapy|tip|technique|recipe|formula)\b|\bis\s(?:simply\s)?(?:foolproof|infallible)\b",
        r"\b(?:you|your\s[\w-]+|he|she|they|we|it)\s(?:will|won't|shall|need)\s(?:never|not)\s(?:ever\s)?(?:[\w'-]+\s){0,6}?again\b|\b(?:will\snever|won't\sever)\s(?:[\w'-]+\s){0,4}?(?:come\sback|return|again)\b|\bnever\scomes?\sback\b",
        r"\byou\swill\snever\s(?:have|suffer|feel|get|need|catch|see|worry)\b|\bnever\s(?:suffer|worry|struggle|feel|sneeze|ache|cough|itch|snore)\b(?=[^.]{0,40}\bagain\b)",
        rf"\b(?P<at>(?:will\s)?(?:{_REMOVE}|{_END})\s{_THING}{_EVER})\b",
        rf"\b(?P<at>(?:permanently|forever)\s{_REMOVE}(?:\s(?:the\s|your\s)?[\w-]+)?)",
        rf"\b(?:be|live|stay|remain|feel|and)\s(?:\w+ly\s)?free\s(?:of|from)\s{_THING}(?:{_EVER})\b|\bgoodbye\sto\s{_THING}(?:{_EVER}|(?:<claim_condition>))\b|\bgone\s{_EVER}\b|\bstay(?:s)?\s(?:healthy|young|fit|well|strong)\s{_EVER}\b",
        r"\b(?:instant|immediate|lasting|everlasting|lifelong|total|permanent(?=(?:,\s|\s)(?:relief|cure|fix|and|pain)))(?:,?\s(?:and\s)?(?:instant|permanent|lasting|total|complete))?\s(?:relief|cure|fix|pain\srelief)\b(?=\s(?:from|for|of)\b|[.!,]|\sis\b)",
        r"\ba\spermanent\s(?:cure|fix|answer|solution)\sfor\b|\ba\s(?:guaranteed|sure)\s(?:way|cure|remedy|fix)\b",
        r"^\W*no\smore\s(?:[\w-]+\s){0,2}?<claim_condition>(?=\s?[.!,]|\swith\b|$)|\b(?:puts?|putting)\san\send\sto\s(?:[\w'-]+\s){0,3}?<claim_condition>\b|\bthe\s(?:answer|solution)\sto\sall\s(?:your|of\syour)\b",
        rf"\b(?P<at>(?:get\srid\sof|banish|cure|erase|melt\s(?:away|off)|beat|reverse|eliminate)\s{_THING}{_SOON})(?=\W|$)",
        rf"\b(?P<at>(?:lose|drop|shed|burn)\s(?:up\sto\s)?\d+\s?(?:pounds|lbs?|kg|kilos|inches|stone)\s{_SOON})(?=\W|$)",
        r"\b(?:immediate|instant)\sand\s(?:permanent|lasting)\b",
        r"\bcan(?:not|'t)\sgo\swrong\b|\bnothing\s(?:can|will)\sgo\swrong\b",
        r"\bthe\sonly\s(?:\w+\s){1,2}(?:you|anyone)(?:'ll|\swill)?\sever\s(?:need|needs)\b",
        r"\b(?:will|is\sbound\sto|is\scertain\sto|is\ssure\sto)\s(?:definitely\s|surely\s|certainly\s)?(?:fix\s(?:it|this|you)|rid\s(?:you|your\s\w+)\sof|cure\s(?:you|your)|heal\syou|banish|eliminate|wipe\sout|erase|put\san\send\sto)\b(?:\s(?:<claim_condition>))?",
        r"\b(?:makes?|made)\s(?:you|your\s\w+|people|anyone|children)\simmune\sto\b|\bmakes?\s(?:absolutely\s)?sure\s(?:that\s)?(?:<claim_condition>|<claim_body>|(?:your|the)\s\w+)\s(?:never|always)\b(?:\s\w+){0,2}",
        rf"(?<!\bto\s)\bensures?\s(?:that\s)?(?:(?!(?:your\sdoctor|you\sget|everyone|safety)\b)[\w'’-]+\s){{1,6}}?(?:{_EVER}|never|always)\b|(?<!\bto\s)\bensur(?:e|es|ing)\s(?:a\s|full\s|complete\s|lasting\s|long-term\s|pain-free\s|smoother,?\s|smooth,?\s|optimal\s){{1,3}}(?:[\w-]+\s){{0,2}}(?:<claim_outcome>|runs?)\b",
        r"\bno\smatter\show\s(?:long|bad|old|severe)\b[^.]{0,60}?(?P<at>\b(?:will|can)\s(?:fix|cure|help|heal|end|work)\b(?:\sit)?)",
        r"\b(?:100\s?(?:%|percent|per\scent)|totally|completely)\s(?:effective|reliable|successful|curable|preventable)\b",
        rf"\b(?P<at>(?:banish|cure|eliminate|erase|melt|fix|reverse|dissolve|eradicate|repair|beat|rebuild|defeat|unblock|conquer|relieve|soothe|whiten)(?:s|es)\s{_THING}{_SOON})(?=\W|$)",
        rf"s\b[^.;:]{{0,60}}?\s(?P<at>(?:banish|erase|melt|eliminate|eradicate|dissolve)\s{_THING}{_SOON})(?=\W|$)",
        rf"\b(?P<at>instantly\s{_REMOVE})(?:\s(?:the\s)?<claim_condition>)?",
        r"\b(?:back\sto|restor(?:es?|ed|ing)\s(?:[\w'-]+\s){0,4}(?:to\s)?)(?:full|perfect|complete|youthful)\s(?:health|strength|function|vigou?r|hearing|vision|mobility|power)\b",
        r"\bbrings?\s(?:[\w-]+\s)?results?\s(?:[\w-]+\s){0,3}(?:never\ssooner|every\stime|without\sfail)\b",
    ),
    plain=(
        r"\b(?:promises?|assures?|delivers?|secures?|brings?|provides?|offers?|gives?|means?|spells?)\s(?:you\s|your\s\w+\s|everyone\s|a\slife\sof\s)?(?:(?:a|an|the|your|with)\s)?(?P<at>(?:lasting|permanent|total|full|complete|lifelong|life-long|long-term|instant|immediate|perfect|certain|guaranteed|everlasting|eternal|flawless|unfailing|overnight)\s(?:[\w-]+\s){0,2}?(?:<claim_outcome>|freedom|cure|fix|youth|protection))\b",
        r"\bmak(?:e|es|ing)\s(?:[\w'-]+\s){1,5}?(?:disappear|vanish|go\saway|melt\saway|a\sthing\sof\sthe\spast|history)\b",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each promise that the writer makes."""
    return CLAIMS.report(document, rule)
