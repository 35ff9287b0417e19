"""Attributions to nobody in particular: unnamed studies and unnamed experts.

Method: a source noun without a name, a year or a mark, in the grammar of reported statements (subject and reporting verb,
“according to”, parenthesis, expletive and raising passives). Each find is graded: *sold* attributions (“science has
proven”, “leading doctors agree”) never stand in edited health text, *plain* ones (“researchers believe”) do.
After Wikipedia's manual of style on unsupported attributions (MOS:WEASEL); own grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.alternation import either
from healthlint_rules.algorithms.gate import Gate

_ADVERBS = r"(?:(?:also|always|never|even|now|still|often|long|all|already|repeatedly|consistently|clearly|widely|increasingly|recently|generally|usually|[a-z]+ly)\s)*"
_AUX = r"(?:(?:has|have|had)\s)?"
_SHOW = (
    r"(?:shows?|showed|shown|suggests?|suggested|indicates?|indicated|finds?|found|proves?|proved|proven|confirms?|confirmed|reveals?|revealed|"
    r"demonstrates?|demonstrated|links?|linked|tied|ties|connects?|connected|associates?|associated|points?\s(?:to|in)|concludes?|concluded|supports?|"
    r"reports?|reported|established|establishes|discovered|discovers|tells?\sus|backs?(?:\sup)?|backed|backed\sup|documented|uncovered|"
    r"highlights?|highlighted|says?|said|warns?|warned|estimates?|estimated|hints?|agrees?|knows|known|settled)"
)
_SAY = (
    r"(?:say|said|believe|think|agree|concur|claim|warn|warned|recommend|suggest|swear(?:\sby)?|report|reported|point\sout|reveal|revealed|note|noted|argue|"
    r"insist|are\s(?:convinced|certain|sure|unanimous|in\sagreement)|found|shown|discovered|concluded|known|know|advise|confirm|confirmed|maintain|"
    r"estimate|emphasi[sz]e|stress|urge|caution|would\s(?:choose|agree|tell)|contend|assert|conclude|find(?=\sthat)|tell\sus|observed|"
    r"noticed|admit|(?:will|would|can)\s(?:admit|tell\syou|confirm)|suspect|stand\sby|call|back(?=\s(?:the|this|it|a)\b)|favou?r|attest|vouch|linked|proven|established|predict|have\sit|praise|endorse|prefer)"
)
_ROLE_SUFFIX = r"(?:[a-z]{3,}(?:ologists|iatricians|iatrists|therapists|opaedists|opedists))"
_STUDY = r"(?:studies|research|surveys|trials|experiments|investigations|papers|reviews|meta-analyses|findings|literature|science|evidence|data|statistics|polls)"
_ONE_STUDY = r"(?:study|trial|survey|review|experiment|report|poll|investigation|paper|analysis|meta-analysis)"
_MANY = (
    r"(?:many|several|numerous|countless|various|multiple|some|most|recent|new|newer|latest|growing|emerging|preliminary|early|modern|scientific|medical|clinical|"
    r"independent|academic|current|international|global|extensive|further|other|certain|existing|more\sand\smore|dozens\sof|hundreds\sof|plenty\sof|"
    r"a\snumber\sof|a\swealth\sof|a\sgrowing\sbody\sof|a\sbody\sof|[a-z]+-backed|credible|cutting-edge|groundbreaking|long-term|large|animal|lab(?:oratory)?|"
    r"observational|population|exciting|compelling|solid|promising|robust|old|older|available|much|ample|mounting|increasing|strong|a\slot\sof)"
)
_BENEFIT = (
    r"(?:lower|reduce|protect|help|boost|improve|eas|prevent|cure|strengthen|relieve|support|heal|treat|cleanse|flush|calm|detoxif|fight|enhance|promote|"
    r"soothe|stimulate|speed|restore|aid|combat|ward|slow|balance|regulate|sharpen|nourish|remove|burn|melt|rejuvenate|be\s(?:good|effective|helpful|safe))\w*"
)
_WHOLE = r"(?:the\s)?(?:medical|scientific|health|research|wellness|fitness)\s(?:community|establishment|profession|world|authorities)|medical\sscience|modern\s(?:medicine|science)|health\sauthorities|western\smedicine"
_NOT_BEFORE = r"(?<!\bno\s)(?<!\bthe\s)(?<!\bthis\s)(?<!\bthese\s)(?<!\bthose\s)(?<!\bthat\s)(?<!\bour\s)(?<!\btheir\s)(?<!\bits\s)(?<!\byour\s)(?<!\bof\s)(?<!\bmore\s)(?<!\bin\s)(?<!\band\s)(?<!\bhis\s)(?<!\bher\s)(?<!\banecdotal\s)(?<!\bfrom\s)(?<!-)"
_SUBORDINATE = compile_pattern(
    r"\b(?:if|when|until|unless|whether|once|while\sawaiting|what|which|where|how|ask|because|before|after)\s(?:(?!\b(?:is|are|was|were)\b)[\w'-]+\s){0,4}$|\bno\s(?:\w+\s){0,2}$|\b(?:not|n't|never)\s(?:all\s|many\s)?$",
    0,
)
_DENIED = compile_pattern(
    r"^\s(?:that\sthere\sis\s)?(?:no|not|little|neither)\b|^[^.;]{0,30}\b(?:conflicting|mixed|uncertain|unclear|inconclusive|insufficient)\b",
    0,
)
_CARE = compile_pattern(
    r"^(?:medical\s)?experts\srecommend$|^(?:doctors|physicians|gps|surgeons|nurses|dentists|pharmacists|therapists|physiotherapists|midwives|clinicians|(?:\w+\s)?health\sprofessionals)"
    r"\s(?:\w+\s)?(?:recommend|suggest|advise|find|note|prefer|call|report|urge)$",
    0,
)
_GENETICS = compile_pattern(r"^[^.;]{0,50}\b(?:genes?|mutations?|enzymes?|proteins?|chromosomes?|variants?)\b", 0)
_HEDGED = compile_pattern(r"^(?:[^.;,]|,\s(?!but\b))*?\b(?:may|might|could)\b", 0)
_ANTITHESIS = compile_pattern(
    r"[;,.:]\s(?:but|however|yet|it\sdoes\snot|they\sdo\snot|this\sis|that\sis\snot|though|although)\b", 0
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A range of the text that credits nobody; ``sold`` where only promotion would put it so."""

    start: int
    end: int
    sold: bool
    hedged: bool = False


@cache
def _study_patterns() -> tuple[Gate, int]:
    """Sold patterns, then plain ones, and how many are sold."""
    sold: tuple[str, ...] = (
        rf"\b(?:the\s)?(?:medical\s|modern\s)?(?:science|medicine)\s(?:now\s)?(?:has\s{_ADVERBS}(?:shown|proven|proved|confirmed|found|known)|{_ADVERBS}(?:shows|proves|says|confirms|tells\sus|agrees|knows))\b",
        rf"\b(?:countless|hundreds\sof|thousands\sof|dozens\sof|study\safter|cutting-edge|groundbreaking|a\swealth\sof)\s(?:\w+\s){{0,2}}(?:stud(?:y|ies)|research|trials|papers|evidence)\s(?:now\s)?{_AUX}{_ADVERBS}(?:(?:link|tie|connect)\s|{_SHOW}\b)",
        r"\bit\s(?:has\sbeen|is|was)\s(?:(?:now|clearly|scientifically|clinically|medically|well|conclusively|repeatedly)\s)*(?:proven|proved)\s(?:that|to)\b",
        r"\b(?:overwhelming|mounting|compelling|undeniable|growing|increasing|ample|irrefutable)\sevidence\b(?!\sof\b)",
        rf"\bas\s(?:(?:{_MANY})\s)*(?:{_STUDY})\s{_AUX}{_ADVERBS}(?:shows?|shown|proves?|proven|confirms?|demonstrated?|suggests?|found|indicates?)\b",
        rf"\b(?:a|one|another)\s(?:harvard|stanford|oxford|yale|cambridge|japanese|german|swedish|danish|american|british|finnish|australian|chinese|korean|dutch|norwegian|university|famous|landmark|groundbreaking|fascinating)\s(?:\w+\s){{0,2}}{_ONE_STUDY}\s{_AUX}{_ADVERBS}{_SHOW}\b",
        r"\bresearch\sconsistently\s(?:\w+)\b",
    )
    sold += (
        r"\b(?:an?|the)\s(?:growing|large|increasing|vast|huge|solid|whole|considerable|impressive|mounting|ever-growing)\sbody\sof\s(?:\w+\s)?(?:evidence|research|literature|work|studies|data)\b",
        r"\b(?:clinical|long|everyday|daily|years\sof|centuries\sof|decades\sof|practical)\s(?:experience|practice|use|observation)\s(?:has\s|have\s)?(?:shows?|shown|proves?|proven|teaches|taught|confirms?|confirmed)\b|\b(?:history|common\ssense|experience|nature)\s(?:has\s)?(?:shows?|shown|tells\sus|says|teaches|taught|proves|proven)\b",
        r"\b(?:studies|research|evidence|reports)\s(?:abound|abounds|galore)\b|\bstudy\s(?:upon|after)\sstudy\b|\bthe\s(?:literature|internet|research|science)\sis\s(?:full|clear|unanimous|on\syour\sside)\b",
        r"\b(?:researchers|scientists|doctors|experts|specialists)\s(?:at|from)\s(?:a|an|one|some|several)\s(?:\w+\s){0,2}?(?:university|hospital|clinic|institute|institution|college|lab|laboratory|country|centre|center)\b",
        r"\bscience\s(?:backs|supports|agrees|is\scatching\sup|is\son|has\scaught\sup|has\sspoken)\b",
    )
    sold += (
        r"\b(?:according\sto|based\son|as\sshown\s(?:by|in)|per)\s(?:(?:the\s)?(?:latest|newest)\s|many\s|several\s|numerous\s|some\s|recent\s|new\s|various\s|countless\s|scientific\s|medical\s|clinical\s|a\s(?:recent|new|large|small|\w+)\s)*(?:studies|research|surveys?|science|findings|trials|reports|estimates|statistics|data|polls?|study|evidence)\b(?!\s(?:at|from|by|in|of|on)\s)",
        r"\b(?:backed|supported|confirmed|proven|proved|validated|endorsed)\s(?:up\s)?by\s(?:(?:modern|solid|hard|recent|new|many|countless|numerous|decades\sof|years\sof|strong|the\slatest|clinical|medical|scientific)\s)*(?:science|research|studies|evidence|trials)\b|\b(?:science|research|evidence|study)-backed\b",
        r"\b(?:the\s)?(?:research|evidence|data|numbers|statistics)\s(?:is|are)\s(?:clear|in|mounting|overwhelming|piling\sup|compelling|undeniable|unanimous)\b|\bevidence\s(?:keeps\s)?(?:mount(?:s|ing)|pil(?:es|ing)\sup)\b",
        r"\bit\s(?:turns\sout|is\sno\s(?:secret|coincidence|accident|wonder))\s(?:that|why)\b|\bit's\sno\s(?:secret|coincidence)\b",
        r"\b(?:japanese|american|german|british|swedish|danish|finnish|dutch|chinese|russian|korean|australian|norwegian|french|italian|canadian|indian|harvard|stanford|oxford|cambridge|nasa)\s(?:scientists|researchers|doctors|experts|studies|research|physicians)\s(?:now\s)?(?:has\s|have\s)?(?:\w+ly\s)?(?:found|find|shown|show|shows|discovered|say|believe|proven|proved|claim|suggests?|confirmed|confirms?|revealed|reveal|recently)\b",
        r"\bone\sof\sthe\smost\s(?:studied|researched|proven)\b|\b(?:a\s)?(?:wealth|mountain|plethora|host|tons|heaps|plenty)\sof\s(?:\w+\s)?(?:research|studies|evidence|data)\b",
    )
    plain: tuple[str, ...] = (
        r"\b(?:studies|research|trials|surveys)\s(?:have\s|has\s)?(?:also\s|long\s|even\s|now\s)*(?:point|hint|report|support|tie|link|connect|associate|credit)\w*\b",
        r"\b(?:a\steam\sof\s(?:scientists|researchers|doctors)|one\steam|researchers\sin\sone\s\w+)\s(?:has\s|have\s)?(?:found|discovered|shown|reported|proved)\b",
        r"\b(?:figures|statistics|data|estimates|surveys|polls|reports|tests|laboratory\stests|lab\stests|trials|experiments)\s(?:now\s)?(?:show|suggest|indicate|reveal|confirm|prove|say)\b",
        r"(?<!\bpart\s)\bin\s(?:a|one)\s(?:recent|new|small|large|clinical|major)\s(?:\w+\s)?(?:study|trial|survey|experiment)\b(?!\s(?:of|by|at|from|in|published|\())(?=[^.]{3,80}\b(?:was|were|had|showed|fell|rose|slept|felt|improved|found|lost|reported|dropped|recovered|gained)\b)",
        rf"\b(?:a|an|one|another)\s(?:(?!(?:the|of|in|and|who|that|for)\b)[\w-]+\s){{1,3}}?{_ONE_STUDY}\s(?:(?:in|on|of|from|by|among|with)\s(?:[\w'-]+\s){{1,5}}?)?(?:now\s)?{_AUX}{_ADVERBS}{_SHOW}\b",
        rf"\b(?:a|an|one|another)\s{_ONE_STUDY}\s(?:published|carried\sout|conducted|done|run|from\slast|released)\s(?:[\w'-]+\s){{0,6}}?{_AUX}{_ADVERBS}{_SHOW}\b",
        rf"\b(?:has|have)\sbeen\s(?:\w+\s)?(?:known|shown|found|proven|reported|demonstrated|observed)\sto\s(?:\w+ly\s)?{_BENEFIT}\b",
        r"\b(?:there\sis|there's)\s(?:good\s|every\s|some\s)?(?:reason\sto\s(?:believe|think)|speculation)\b|\b(?:signs|indications)\sare\sthat\b",
        r"\bin\s(?:tests|trials|studies|surveys|experiments|research),?\s(?=[^.]{3,60}\b(?:was|were|has\sbeen|have\sbeen|showed|shown|found|proved|reduced|improved|fell|rose|felt|reported|slept)\b)",
        r"\bwe\s(?:now|all)\sknow\s(?:that|from)\b|\bdoctors\snow\sknow\b",
        rf"{_NOT_BEFORE}\b(?:(?:{_MANY})\s)*{_STUDY}\s(?:(?:in|on|of|from|by|into|around|about)\s(?:[\w'-]+\s){{1,4}}?)?(?:now\s)?{_AUX}{_ADVERBS}{_SHOW}\b",
        rf"\bthe\s(?:latest|newest|most\srecent|current|available)\s(?:\w+\s)?{_STUDY}\s{_AUX}{_ADVERBS}{_SHOW}\b",
        r"\bthere\s(?:is|are|'s)\s(?:now\s)?(?:(?!no|not|little|few|insufficient|limited)\w+\s){0,2}(?:evidence|indications|research|proof)\s(?:that|to\s(?:suggest|show|support))\b",
        r"\bit\s(?:has\sbeen|was)\s(?:[a-z]+\s)?(?:shown|demonstrated|established|documented|reported|found|discovered|observed)\s(?:that|to)\b",
        rf"\b(?:a|an|one|another)\s(?:(?:recent|new|small|large|major|single|older|popular|well-known|big|long-term|leading|clinical|medical)\s)*{_ONE_STUDY}\s(?:(?:in|on|of|from|by)\s(?:[\w'-]+\s){{1,4}}?)?{_AUX}{_ADVERBS}{_SHOW}\b",
        r"\bin\s(?:(?:laboratory|lab|clinical|animal|human|several|many|scientific|some|numerous|various|recent|independent)\s)+(?:tests|studies|trials|experiments)\b,?\s(?=[^.]{3,60}\b(?:was|were|has\sbeen|have\sbeen|showed|shown|found|proved|reduced|improved)\b)",
        r"\b(?:is|are)\s(?:well|widely|thoroughly|extensively)\s(?:documented|established|researched|studied)\b|\bhas\sbeen\swidely\s(?:documented|studied)\b",
        r"\bas\shas\sbeen\s(?:\w+\s)?(?:reported|shown|documented|noted|proven)\b",
    )
    return Gate((*sold, *plain)), len(sold)


@cache
def _expert_patterns(roles: tuple[str, ...], hype: tuple[str, ...]) -> tuple[Gate, int]:
    """Sold patterns, then plain ones, and how many are sold."""
    role = rf"(?:(?:[a-z-]+\s)?(?:{either(roles)})|{_ROLE_SUFFIX}|(?:\w+\s)?health\sprofessionals)"
    famed = either(hype)
    region = r"(?:worldwide|everywhere|around\sthe\s(?:world|globe)|across\sthe\s(?:world|globe|country)|the\sworld\sover|all\sover\sthe\sworld|alike|in\sthe\sfield)"
    crowd = r"(?:many|most|countless|numerous|all|several|some|other|more\sand\smore|an?\s(?:growing|increasing)\snumber\sof|a\snumber\sof|plenty\sof|thousands\sof|hundreds\sof|even|today's|modern)"
    group = rf"(?:{crowd}\s)*"
    sold: tuple[str, ...] = (
        rf"\b{group}(?:{famed})\s(?:\w+\s)?{role}\s(?:\w+\s){{0,2}}?{_AUX}{_ADVERBS}{_SAY}\b",
        rf"\b{group}{role}\s{region}\s{_AUX}{_ADVERBS}{_SAY}\b",
        rf"\b(?:according\sto|in\sthe\sopinion\sof|in\sthe\swords\sof|ask\sany\sof)\s(?:the\s)?{group}(?:(?:{famed}|medical|health|scientific|sleep|\w+)\s)?{role}\b(?!\s(?:at|from|of|in)\s)",
        rf",\s(?:so\s)?{group}{role}\s(?:now\s)?(?:say|believe|agree|claim|warn|think|suggest|argue|note|insist|report|point\sout|have\sfound|advise|confirm)\b(?=\s?[,.]|$)",
        r"\b(?:it\sis|it's|it\shas\s(?:long\s)?been)\s(?:(?:a\s)?(?:widely|generally|commonly|universally|popularly|well|common(?:ly)?|now|now\swidely)\s)+(?:known|believed|accepted|thought|said|recogni[sz]ed|acknowledged|understood|agreed|held|knowledge|assumed)\b(?=\s(?:that|to|by)\b)",
        r"\b(?:everyone|everybody|we\sall)\s(?:already\s)?(?:knows?|agrees?)\b(?=\s(?:that|how|why|about)|\s\w+\s)",
        r"\bas\s(?:any|every|most|all)\s(?:good\s)?(?:doctors?|physicians?|experts?|dentists?|nutritionists?|trainers?|scientists?|dermatologists?)\s(?:will|would|can)\s(?:tell|confirm)\b",
        rf"\b(?:{_WHOLE})\s(?:now\s|has\s|have\s|long\s)*(?:{_SAY}|{_SHOW}|recogni[sz]es?|believes?|thinks?|claims?|accepts?|accepted|recogni[sz]ed|admits?)\b",
        r"\b(?:there\sis|there's)\s(?:now\s)?(?:a|broad|general|wide|widespread|growing|strong|an?\s\w+)\s?(?:scientific\s|medical\s)?(?:consensus|agreement)\b",
        r"\bword\shas\sit\b|\blegend\shas\sit\b|\bthey\ssay\b",
        r"\bancient\s(?:healers|wisdom|cultures|traditions|physicians|peoples)\s(?:\w+\s)?(?:knew|used|taught|believed|understood|tells?|recogni[sz]ed)\b",
        r"\b(?:is|are)\s(?:widely\s|often\s|commonly\s)?(?:said|reputed|rumou?red)\sto\b",
        rf"(?:^|[.:;]\s)(?:{group}{role})\s(?:warn|agree|say|recommend|advise|reveal|swear|insist)\b\s?:",
        rf"\b(?:seven|eight|nine|four|five|six|one|two|three|ten|\d+)\s(?:in|out\sof)\s(?:every\s)?(?:five|ten|ten\s|\d+|\w+)\s{role}\b",
        r"\bexperts\s(?:in\sthe\sfield\s)?(?:\w+ly\s)?(?:claim|warn|swear|concur|reveal)\b",
        rf"\b{group}{role}\s(?:\w+ly\s)?(?:swear\sby|are\s(?:convinced|certain|sure|unanimous|in\sagreement)|concur|reveal)\b",
        r"\bmany\s(?:people\s)?(?:believe|swear|claim|insist)\b(?=\s(?:that|by)\b)",
    )
    sold += (
        rf"\b{group}{role}\s(?:everywhere\s)?(?:are|is)\s(?:increasingly\s|now\s|also\s|all\s|already\s|more\sand\smore\s)*(?:recommending|turning\sto|prescribing|advising|warning|praising|saying|telling|calling|discovering|finding|convinced|united|sure|certain|excited|amazed|raving|urging|waking\sup\sto|full\sof\spraise)\b",
        r"\b(?:any|every|no)\s(?:good\s|decent\s|serious\s|honest\s|sensible\s|self-respecting\s|modern\s)?(?:doctor|expert|physician|dentist|nutritionist|trainer|scientist|dermatologist|specialist|pharmacist|midwife|researcher|cardiologist|clinician)\s(?:will|would|can|knows|agrees|worth|who)\b",
        rf"\b(?:a|one|the)\s(?:panel|group|handful|majority|network|circle|chorus|host|string|consensus|number)\sof\s(?:\w+\s){{0,2}}?{role}\b",
        rf"\b(?:the\s)?(?:world's|country's|nation's|planet's|globe's)\s(?:best|top|leading|finest|greatest|foremost|most\s\w+)\s(?:\w+\s)?{role}\b",
        r"\b(?:medical|health|scientific|wellness|fitness|expert|professional)\s(?:circles|insiders|opinion|gurus|influencers|coaches|voices|writers|pundits|wisdom)\s(?:now\s|has\s|have\s|all\s)*(?:agrees?|says?|believes?|knows?|recommends?|holds?|swears?|tells?|favou?rs?|is|are)\b|\b(?:people|those)\sin\sthe\sknow\b|\bindustry\sinsiders\b|\bthought\sleaders\b",
        r"\b(?:nobel\sprize-winning|award-winning|prize-winning|world-leading|harvard|stanford|oxford|hollywood|celebrity)\s(?:\w+\s)?(?:scientists?|doctors?|researchers?|experts?|trainers?|nutritionists?|dermatologists?)\b(?=\s(?:say|believe|recommend|swear|agree|claim|have|has|now|found|advise|warn|call)\w*)",
        r"\b(?:most|many|all|some|countless|plenty\sof|millions\sof|thousands\sof)\s(?:people|users|patients|women|men|mothers|parents|customers|runners|athletes)\s(?:swear|claim|insist|agree|are\sconvinced|say)\b",
        r"\bit\s(?:has|had)\s(?:also\s|often\s|long\s|even\s)?been\s(?:suggested|argued|speculated|claimed|said|hinted|rumou?red)\b|\bit\sis\s(?:rumou?red|whispered|no\sexaggeration\sto\ssay)\b",
    )
    sold += (
        r"\b(?:many|some|plenty|scores|few)\s(?:in|of|from)\s(?:the\s|those\sin\s)?(?:\w+\s)?(?:field|profession|community|industry|trade|world\sof\s\w+|know)\s(?:[a-z]+ly\s)?(?:swear|believe|agree|say|claim|think|know|recommend|insist|are)\b",
        r"\bthe\sexperts\s(?:are|say|agree|all|know|recommend|have\sspoken|warn|insist)\b|\b(?:experts|scientists|doctors|researchers|nutritionists)\s(?:are\ssounding|sound|have\ssounded|have\sspoken|put\sthe|go\sfurther|never\stire)\b",
        rf"\b{group}{role}\s(?:now\s|really\s|just\s|simply\s|all\s)?(?:love|hate|adore|rave\sabout|go\smad\sfor|are\sfans\sof|trust|fear|applaud|marvel\sat|dub|swoon\sover|blame)\b",
        r"\b(?:many|some|others)\shave\s(?:long\s|even\s|also\s)?(?:claimed|argued|suggested|said|reported|noted|believed|insisted|found)\s(?:that|how)\b|\bthose\swho\s(?:know|have\sstudied|study|understand)\s(?:[\w'-]+\s){0,4}?(?:agree|say|know|swear|insist|believe)\b|\byou\s(?:may|might|will|have\sprobably|'ve\sprobably|must)\s(?:\w+\s)?(?:read|heard)\s(?:that|how)\b",
        rf"\b{role}\s(?:on|in|of)\s(?:[\w-]+\s){{1,2}}?(?:now\s)?{_SAY}\b",
        r"\b(?:evidence|proof|the\scase|momentum)\s(?:is|keeps)\s(?:building|growing|mounting|accumulating|piling\sup)\b|\bit\shas\sbeen\s(?:shown|proven|found|demonstrated)\s(?:time\sand\sagain|again\sand\sagain|over\sand\sover|countless\stimes|many\stimes)\b",
    )
    sold += (
        rf"\b(?:recommended|endorsed|approved|praised|backed|favou?red|trusted|prescribed|hailed|loved|preferred|recogni[sz]ed|regarded|considered|supported|confirmed)\sby\s(?:(?:many|most|leading|top|countless|some|several|all|more\sand\smore|numerous|the\s(?:world's|best|country's|top))\s)*(?:(?:{famed})\s)?{role}\b(?!\s(?:at|from|of|in)\s)(?:\s(?:everywhere|worldwide|around\sthe\sworld|alike))?",
        r"\b(?:doctor|dermatologist|physician|dentist|expert|nutritionist|scientist|pediatrician|paediatrician|pharmacist)[\s-](?:recommended|approved|endorsed|tested|backed)\b",
        r"\b(?:a|one|another)\s(?:leading|top|renowned|world-famous|famous|respected|well-known|prominent|senior|noted|celebrated)\s(?:\w+\s)?(?:experts?|doctor|physician|specialist|scientist|researcher|nutritionist|dentist|surgeon|professor|dermatologist|cardiologist|neurologist|therapist|trainer|[a-z]+ologist)\s(?:(?:once|now|recently)\s)?(?:says?|said|told|claims?|claimed|believes?|recommends?|advises?|warns?|explains?|swears?|calls?|admits?|reveals?|agrees?)\b",
        r"\b(?:it\sis|it's)\s(?:often|frequently|sometimes|commonly|widely|generally|always|regularly)\s(?:said|claimed|argued|thought|believed|assumed|reported|suggested|recommended)\b",
        r"\b(?:conventional|folk|common|popular|ancient|traditional|age-old|received)\s(?:wisdom|belief|lore|knowledge|opinion)\s(?:has\sit|holds?|says?|tells?|teaches|suggests?)\b|\btraditional\s(?:chinese\s)?medicine\s(?:holds|teaches|says|has\slong|knows|has\sknown)\b",
        r"\b(?:used|prized|known|valued|revered|trusted|treasured|praised)\sfor\s(?:centuries|millennia|thousands\sof\syears|generations|ages)\b|\bsince\s(?:ancient\stimes|time\simmemorial)\b|\bfor\s(?:centuries|millennia|thousands\sof\syears),?\s(?:people|healers|doctors|cultures|our\sancestors|\w+)\s(?:have\s)?(?:known|used|relied|trusted|sworn|prized|turned)\b|\bour\s(?:grandmothers|ancestors|forefathers)\s(?:already\s|always\s|long\s)?(?:knew|used|swore|understood)\b",
        rf"\b(?:in\sthe\s(?:opinion|view|eyes|judgment|judgement|experience)\sof|if\syou\s(?:believe|ask|listen\sto)|if\swe\s(?:believe|trust))\s(?:the\s|some\s|many\s|most\s)*{role}\b|\b{role}\sare\sto\sbe\sbelieved\b|\bin\s(?:many\s|most\s|some\s)?(?:experts|doctors|scientists)'\s(?:view|opinion|eyes)\b",
        r"\b(?:reportedly|supposedly|reputedly|purportedly)\b",
        r"\b(?:is|are)\s(?:widely|generally|universally|commonly)\s(?:regarded|recogni[sz]ed|acknowledged|hailed|seen|viewed|considered)\s(?:as|by)\b|\b(?:by\sall\saccounts|as\s(?:everyone|everybody)\sknows|as\swe\sall\sknow|as\sis\s(?:well|widely)\sknown|needless\sto\ssay|there's\sa\sreason\s(?:why\s)?(?:doctors|experts))\b",
        r"\b(?:rumou?r|gossip|folklore|tradition|legend|the\sword|common\sknowledge)\s(?:has\sit|says|holds|is\sthat)\b|\b(?:some|many)\s(?:even\s)?(?:go\sso\sfar\sas\sto\s(?:say|claim)|say|swear|insist)\b(?=\s(?:that|it|the|by)\b)",
    )
    plain: tuple[str, ...] = (
        rf"\b{group}(?:experts|scientists|researchers|critics|nutritionists|dietitians|psychologists|academics|authorities)\s(?:has|have)\s{_ADVERBS}(?:suspected|argued|claimed|suggested|believed|observed|noticed|spoken|questioned|wondered|speculated|predicted|warned|advised|recommended|praised|linked)\b",
        r"\bit\sis\s(?:now\s)?(?:thought|believed|assumed|supposed)\sthat\b",
        rf"\b(?:some|many|several|most)\s{role}\s(?:now\s|even\s|also\s)?(?:go|blame|question|call|prefer|doubt|speculate|suspect|wonder|see|credit|favou?r|view|treat)\b",
        rf"\b{role}\soften\scall\b",
        r"\b(?:an?|one|another)\s(?:expert|doctor|specialist|scientist|researcher|nutritionist|dietitian|dermatologist|cardiologist)\s(?:once\s|recently\s)?(?:says|said|told|claims|claimed|believes|explains|explained|warns|warned|wrote)\b",
        r"\b(?:has|have)\sbeen\s(?:\w+ly\s)?(?:linked|tied|connected|credited)\s(?:to|with)\s(?=(?:[\w'-]+\s){0,3}?(?:better|improved?|lower|reduced|longer|weight\sloss|younger|healthier|faster|benefits?|less|fewer|longevity|relief))",
        rf"(?<!\bthe\s)(?<!\bthese\s)(?<!\byour\s)(?<!\bto\s)(?<!\bour\s)(?<!\bhelp\s)\b{group}{role}\s(?:in\sthe\sfield\s|who\s\w+\s)?(?:now\s)?{_AUX}{_ADVERBS}{_SAY}\b",
        r"\b(?:it\sis|it\swas|it\shas\sbeen)\s(?:believed|said|claimed|argued|accepted)\sthat\b",
        rf"\b(?:is|are)\s(?:\w+ly\s|also\s|now\s|often\s)?(?:thought|believed|considered|claimed)\sto\s(?:\w+ly\s)?{_BENEFIT}\b",
        rf"\b(?:has|have)\slong\sbeen\s(?:recogni[sz]ed|praised|valued|hailed|(?:known|thought|believed)(?=\sto\s{_BENEFIT}))\b",
        r"\b(?:critics|observers|supporters|proponents|advocates|fans|some\speople|many\speople|some)\s(?:also\s|even\s)?(?:say|claim|argue|have\snoted|insist|contend|suggest|swear|believe)\b",
    )
    return Gate((*sold, *plain)), len(sold)


def studies(text: str) -> list[Attribution]:
    """Attributions to unnamed studies in folded text."""
    return list(_find(text, *_study_patterns()))


def experts(text: str, lexicons: Mapping[str, Any]) -> list[Attribution]:
    """Attributions to unnamed experts, or to everybody, in folded text."""
    return list(_find(text, *_expert_patterns(tuple(lexicons["expert_role"]), tuple(lexicons["expert_hype"]))))


def _find(text: str, gate: Gate, sold_patterns: int) -> Iterator[Attribution]:
    taken: list[tuple[int, int]] = []
    for index, pattern in gate.candidates(text):
        sold = index < sold_patterns
        for match in pattern.finditer(text):
            start, end = match.span()
            while text[start] in " ,.:;":
                start += 1
            if any(start < high and low < end for low, high in taken):
                continue
            before, after = text[:start], text[end:]
            if not sold and (_CARE.search(text[start:end]) or _GENETICS.search(after)):
                continue
            if _SUBORDINATE.search(before) or (not sold and (_DENIED.search(after) or _ANTITHESIS.search(after))):
                continue
            taken.append((start, end))
            yield Attribution(start, end, sold, bool(_HEDGED.search(after)))
