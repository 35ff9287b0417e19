"""Evidence and promises: what must be found in articles without sources, and what must never be.

The sentences to be found were written before the rules that find them; their share may not fall.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from healthlint.document import Document
from healthlint.pack import load_pack
from healthlint.result import RunResult
from healthlint_rules.algorithms.numbers.statistics import finder
from healthlint_rules.algorithms.sources.sources import Citing, citing

Lint = Callable[..., RunResult]
GROUPS = ("evidence", "promo")
PAGE = "# Living with it\n\nA few plain words stand here first.\n\n{}\n"

PROMISES = (
    "Eat two cloves a day and your blood pressure will drop to normal.",
    "A teaspoon of cinnamon brings blood sugar back to normal every time.",
    "Your migraine will be a thing of the past.",
    "One capsule at night means eight hours of unbroken sleep, whatever your age.",
    "This exercise gets rid of sciatica in three minutes.",
    "The balm makes scars invisible.",
    "Turmeric beats inflammation better than any tablet.",
    "After a fortnight, the rash clears completely and does not return.",
    "The device takes away knee pain for good.",
    "With this diet you cannot get diabetes.",
    "Lemon water dissolves kidney stones overnight.",
    "You can eat as much of it as you want without any harm.",
    "Three cups of nettle tea a day put an end to gout.",
    "Children who drink it never catch a cold.",
    "The method has helped every single patient.",
    "Even the most stubborn case of eczema vanishes.",
    "It is impossible to gain weight on this plan.",
    "The lotion heals burns without leaving a mark.",
    "Your hearing returns to what it was at twenty.",
    "Honey kills every germ in the throat.",
    "Say farewell to swollen ankles.",
    "Magnesium is the cure for cramps.",
    "Pregnant women can take it without a second thought.",
    "A week of fasting resets your immune system.",
    "Bone broth repairs a leaky gut.",
    "Swimming will get your back pain-free in a month.",
    "The patch stops cravings dead.",
    "Ten squats a day keep arthritis away for life.",
    "No one who follows the plan has ever had a relapse.",
    "It is safe for babies, pregnant women and the elderly alike.",
    "The pill is free from side effects.",
    "You have nothing to lose by trying.",
    "Results are visible after the very first use.",
    "Full recovery is certain within six weeks.",
    "The oil restores thinning hair to its former glory.",
    "Aloe juice flushes all toxins from the body.",
    "A cold bath ends depression.",
    "Zinc knocks out a cold in a day.",
    "Cupping eliminates pain at the source.",
    "Garlic protects you against every virus.",
    "This will definitely lower your cholesterol.",
    "The treatment leaves no scars and carries no danger.",
    "Yoga makes tablets for high blood pressure unnecessary.",
    "Blueberries reverse memory loss.",
    "Copper insoles end plantar fasciitis.",
    "Your joints will feel twenty years younger.",
    "The only cure you need is in your kitchen.",
    "Charcoal whitens teeth in one go.",
    "Relief is immediate and lasts a lifetime.",
    "It works on everyone, every time.",
    "Vitamin C stops the flu in its tracks.",
    "Ginger settles any stomach within seconds.",
    "You will lose ten kilos in two weeks without going hungry.",
    "Follow these steps and heartburn will never bother you again.",
    "Daily stretching guarantees that you stay injury-free.",
    "Our plan is certain to melt away belly fat.",
    "Mouth taping cures snoring.",
    "The bracelet draws toxins out of the body.",
    "Probiotics make allergies disappear.",
    "It does away with wrinkles for ever.",
)

STATISTICS = (
    "Every fourth woman over fifty has brittle bones.",
    "Two in five office workers wake up tired.",
    "Dust mites cause 80% of asthma attacks.",
    "The risk of a stroke falls by a third.",
    "Smokers are half as likely to recover.",
    "Around 12 in every 1,000 babies are born with it.",
    "Some 45,000 hips are replaced each year.",
    "Back pain is responsible for one in eight sick days.",
    "A survey of its readers put the figure at 64 percent.",
    "Sugar raises the risk of gout sixfold.",
    "Men die five years earlier than women.",
    "Treatment works in 9 out of 10 cases.",
    "More than 70% never see a dentist.",
    "Nine percent of schoolchildren stutter.",
    "The average adult has three colds a year.",
    "Almost all sufferers (96%) recover within a month.",
    "Deaths from the disease have halved since 1990.",
    "Hot flushes trouble eight out of ten women.",
    "A glass of wine a day cuts heart attacks by 30%.",
    "Half of those who try it give up within a month.",
    "It costs the health service £2 billion a year.",
    "Roughly a quarter of the population carries the bacterium.",
    "Only three percent of dieters keep the weight off.",
    "People who nap are 37% less likely to die of heart disease.",
    "Women are affected three times as often as men.",
    "Snorers have a 40 percent higher risk of stroke.",
    "One child in twelve has a food allergy.",
    "Sales of sleeping pills have tripled in ten years.",
    "Screen time among teenagers has risen by two hours a day.",
    "Eight million Britons live with chronic pain.",
    "The cure rate is 98 percent.",
    "In people over 65, the figure climbs to 60%.",
    "The disease claims 700 lives a day.",
    "Nearly three-quarters of pregnancies involve nausea.",
    "Up to 20 times more bacteria live on a phone than on a toilet seat.",
    "The odds of a second attack are one in three.",
    "Chewing gum reduces plaque by 25 percent.",
    "A third of all cancers could be avoided.",
    "For every man with migraine there are three women.",
    "Migraine is the cause of 20 million lost working days.",
    "About 60 percent of the skin's ageing is due to sunlight.",
    "The number of diabetics will double by 2040.",
    "As many as 4 in 10 runners get hurt each year.",
    "Ninety percent of back pain has no clear cause.",
    "Two-thirds admitted that they skip breakfast.",
    "It shortens a cold by two days.",
    "Seven of ten teenagers sleep too little.",
    "People who walk daily live seven years longer.",
    "Hospital admissions have gone up by 45% in five years.",
    "Children with eczema are four times likelier to get asthma.",
    "Vaping is 95% less harmful than smoking.",
    "A quarter of patients stop taking the tablets.",
    "The success rate stands at 85 percent.",
    "Stress accounts for 60% of visits to the doctor.",
    "Each cigarette takes 11 minutes off your life.",
    "Dehydration affects 75 percent of Americans.",
)

ATTRIBUTIONS = (
    "Scientists have long suspected that the gut controls the mood.",
    "It has been shown time and again that walking lifts the mood.",
    "Sleep researchers advise a cool room.",
    "Most physicians now prefer this method.",
    "Studies from around the world confirm the effect.",
    "Many in the medical field swear by it.",
    "Doctors often call it the silent thief.",
    "Research points to a link between gum disease and heart attacks.",
    "It is common knowledge that cold air causes colds.",
    "Nutritionists consider it a superfood.",
    "Experts put the figure much higher.",
    "According to recent research, chewing slowly aids weight loss.",
    "Scientific studies prove that it works.",
    "Health experts are sounding the alarm.",
    "A new study reveals that tea protects the bones.",
    "Clinical trials have confirmed the effect.",
    "Dermatologists love this oil.",
    "Evidence is building that gluten harms the brain.",
    "Some researchers go further and blame sugar.",
    "The experts are clear: eight hours is a must.",
    "Traditional healers have always known this.",
    "Psychologists tell us that gratitude heals.",
    "Countless trials have demonstrated its power.",
    "In the eyes of most doctors, rest is best.",
    "Surveys suggest that most of us drink too little.",
    "Laboratory research has shown that honey kills bacteria.",
    "Numerous experts have spoken out against it.",
    "Cardiologists everywhere agree on this point.",
    "It is thought that stress plays the biggest part.",
    "Leading researchers believe the cure is near.",
    "You may have read that carrots improve eyesight.",
    "Medical research has established that laughter heals.",
    "Specialists recommend two litres a day.",
    "Data suggest that night owls die younger.",
    "Recent findings point in the same direction.",
    "Physiotherapists will tell you that posture is everything.",
    "Many have claimed that the diet works.",
    "One study even suggests that chocolate helps.",
    "A number of scientists now question this.",
    "It is said that an apple a day keeps the doctor away.",
    "Those who have studied the matter agree.",
    "Authorities on sleep agree that screens are harmful.",
)

STORIES = (
    "My brother-in-law tried it and his back has been fine ever since.",
    "Susan, who works in a bakery, noticed the change after a week.",
    "A mother of two from Leeds told me her son sleeps again.",
    "I have used it for years and never had a cold.",
    "Take my friend Paul, who could hardly walk.",
    "John had suffered from gout for years until he discovered cherries.",
    "For one 60-year-old man, the change came overnight.",
    "Anna's eczema disappeared within days.",
    "Since giving up milk, my headaches have gone.",
    "My patients report that they sleep better.",
    '"It changed my life," says Karen, 52.',
    "Last year, a farmer named Otto drank it every morning and threw away his inhaler.",
    "Mrs. Jensen was told she would need surgery; then she found yoga.",
    "A nurse I met swears by it.",
    "When Peter first came to me, he could not climb the stairs.",
    "Several of my friends have cured their acne this way.",
    "The singer swears that the steam saved her voice.",
    "Here is what happened to Lucy.",
    "My mother-in-law drinks it daily and is fit as a fiddle at 90.",
    "One client of ours lost four stone.",
    "Even my sceptical husband had to admit that it worked.",
    "David (46) no longer needs his inhaler.",
)

STATISTICS_NEAR = (
    "Take one tablet three times a day.",
    "Leave four to six hours between two doses.",
    "Hand gel should contain at least 60% alcohol.",
    "Use a mouthwash with 0.2% chlorhexidine for a week.",
    "Apply the 1% cream twice a day.",
    "Raise your mileage by no more than 10 percent a week.",
    "Losing 5 percent of your body weight can lower blood sugar.",
    "Fill half of your plate with vegetables.",
    "Get 10 percent of your calories from fat.",
    "A BMI of 18.5 to 24.9 is healthy.",
    "Blood is about 55% plasma.",
    "About 60 percent of the body is water.",
    "The brain uses about 20 percent of the oxygen.",
    "Children between 5 and 11 years of age need a smaller dose.",
    "Cut the tablet in half along the line.",
    "Sleep on two pillows for the first six nights.",
    "A pulse above 120 is a reason to call for help.",
    "Chromosome 21 carries the gene.",
    "Each child has a 25 percent chance of inheriting both mutations.",
    "The ward opened in 1984 and has 40 beds.",
    "People with type 2 diabetes should have their eyes checked.",
    "A level of 20 percent or more is a reason to call.",
    "The test is not 100% accurate.",
    "Walk for 30 minutes, five days a week.",
    "Sip half a glass of water every ten minutes.",
    "Part B pays 80 percent of the cost.",
    "One in-patient bed is kept free.",
    "Do 8 out of 10 sets on a good day.",
    "Water is ten times thicker than air.",
    "In the 2018 Oslo cohort study, three in ten nurses had back pain.",
    "A Cochrane review from 2016 put the figure at 40%.",
    "About 40% of nurses have back pain (Okoro et al., 2021).",
    "About 40% of nurses have back pain (doi:10.1000/xyz123).",
    "According to the Norwegian Institute of Public Health, 40% of nurses have back pain.",
)

ATTRIBUTIONS_NEAR = (
    "Ask your doctor what studies say about zinc.",
    "Your doctor may suggest a splint.",
    "Doctors use a small camera to look at the bladder.",
    "Researchers do not yet know why the rash spreads.",
    "More research is needed on zinc.",
    "Experts in infection control clean the room.",
    "The NHS advises adults to have their eyes tested.",
    "According to the label, the tablet is swallowed whole.",
    "Doctors often recommend that people keep a diary.",
    "A specialist can say whether the drops are suitable.",
    "There is no evidence that ear candles work.",
    "Researchers have found a gene for the disease.",
    "If studies show a benefit, the leaflet will change.",
    "The study showed no difference between the groups.",
    "Some people believe that honey cures colds; it does not.",
    "Take part in a clinical trial near you.",
)

CLAIMS_NEAR = (
    "No treatment can guarantee relief from pain.",
    "Zinc does not cure colds.",
    "There is no cure for hay fever, but the symptoms can be eased.",
    "Beware of sellers who promise a miracle cure.",
    "It is a myth that garlic cures toothache.",
    "Nothing works for everyone.",
    "Zinc has not been shown to prevent colds.",
    "Is it a foolproof remedy? No, and no remedy is.",
    "The vaccine prevents most cases of severe illness.",
    "Results vary, and nobody can promise that the pain will disappear.",
    "The warranty guarantees a new device if it breaks.",
    "Patients have a guaranteed right to see their records.",
    "Side effects of the drug are rare but possible.",
    "Walking will not stop arthritis by itself.",
    "The doctor always washes her hands before the test.",
    "Never share a needle.",
    "A cut heals faster when it is kept clean.",
    "Most colds clear up within a week.",
    "You may have to take the medicine for life.",
    "The injury can damage the nerve permanently.",
    "The liver removes toxins from the blood.",
    "Antibiotics cure the infection.",
    "Losing weight may reverse insulin resistance.",
    "If you have no side effects, carry on.",
    "Good shoes may help prevent shin splints.",
    "Drink water to prevent headaches.",
    "The valve prevents blood from flowing back.",
    "The trial was too small to prove that it works.",
    "There is no proof that the drops help.",
    "Whether it works has yet to be proven.",
    "Bring proof of your address to the clinic.",
    "The results do not show that one causes the other.",
    "The cough is sometimes caused by reflux.",
    "Pastes that promise to whiten teeth may wear enamel.",
    "No pillow will banish snoring completely.",
)

STORIES_NEAR = (
    "Your sister may know which illnesses run in the family.",
    "Dr. Novak leads the clinic in Graz.",
    "If your mother had asthma, tell your doctor.",
    "A farmer who lifts heavy loads should see a physiotherapist.",
    "A 45-year-old woman should be invited for screening.",
    "Alois Alzheimer described the disease in 1906.",
    "Take a friend along to the visit.",
    "Consider the cost before you choose a brace.",
    "A reader with eczema may want to skip this part.",
    "The nurse, Anna, will call you by your first name.",
    "Tell your neighbours that you may need help.",
    "“Rest helps,” says Anna Novak, a dietitian at the hospital.",
)


def found(lint: Lint, text: str) -> list[str]:
    """Ids of the rules of the two groups that fire in an article without sources."""
    result = lint(PAGE.format(text), select=GROUPS)
    return [diagnostic.rule_id for file in result.files for diagnostic in file.diagnostics]


@pytest.mark.parametrize("text", [*STATISTICS_NEAR, *ATTRIBUTIONS_NEAR, *CLAIMS_NEAR, *STORIES_NEAR])
def test_near_misses_are_silent(lint: Lint, text: str) -> None:
    assert found(lint, text) == []


@pytest.mark.parametrize(("texts", "share"), [(PROMISES, 0.9), (STATISTICS, 0.9), (ATTRIBUTIONS, 0.88), (STORIES, 0.9)])
def test_most_forms_are_found(lint: Lint, texts: Sequence[str], share: float) -> None:
    missed = [text for text in texts if not found(lint, text)]
    assert len(missed) <= (1 - share) * len(texts), missed


def test_a_statistic_names_its_kind_and_hype() -> None:
    finder_ = finder(load_pack("healthlint_rules").lexicons)
    (share,) = finder_.find("a whopping 7 out of 8 toddlers catch it.")
    assert (share.kind, share.hype) == ("odds", True)
    kinds = {statistic.kind for statistic in finder_.find("complaints rose by 30%; men are twice as likely to call.")}
    assert kinds == {"change", "multiple"}


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("# A\n\nPlain words.", Citing.NONE),
        ("# A\n\nPlain words [1].\n\n## References\n\n1. Okoro B. Rest. 2020.", Citing.IN_TEXT),
        ("# A\n\nPlain words.\n\n## References\n\n1. Okoro B. Rest. 2020.", Citing.LIST),
        ("# A\n\nPlain words.[^1]\n\n[^1]: Okoro B. Rest. 2020.", Citing.IN_TEXT),
    ],
)
def test_citing_style(read: Callable[..., Document], text: str, style: Citing) -> None:
    assert citing(read(text)) is style


def test_a_page_with_references_is_trusted_but_a_gap_among_citations_is_not(lint: Lint) -> None:
    references = "\n\n## References\n\n1. Okoro B. Rest. Sleep Letters. 2020."
    stat = "Nearly 40% of nurses have back pain."
    assert found(lint, stat + references) == []
    assert found(lint, f"Rest helps a little [1]. It is cheap.\n\n{stat}{references}") == ["evidence/stat-no-source"]


def test_an_unnamed_study_makes_an_error_of_a_figure_without_sources(lint: Lint) -> None:
    result = lint(PAGE.format("Studies show that two thirds of nurses have back pain."), select=GROUPS)
    (diagnostic,) = [diagnostic for file in result.files for diagnostic in file.diagnostics]
    assert diagnostic.severity == "error" and "Studies show" in diagnostic.message


STRICT = {"evidence/stat-no-source": {"strict": True}, "evidence/weasel-studies-show": {"strict": True}}
CITES = "Rest helps a little [1]. It is cheap.\n\n{}\n\n## References\n\n1. Okoro B. Rest. Sleep Letters. 2020."
LISTS = "Rest helps a little.\n\n{}\n\n## References\n\n1. Okoro B. Rest. Sleep Letters. 2020."


@pytest.mark.parametrize(
    ("page", "statement", "default", "strict"),
    [
        ("{}", "Studies show that two thirds of nurses have back pain.", "error", "error"),
        (CITES, "Studies show that two thirds of nurses have back pain.", "warning", "warning"),
        ("{}", "Two thirds of nurses have back pain.", "warning", "warning"),
        (CITES, "Two thirds of nurses have back pain.", "hint", "hint"),
        (LISTS, "Two thirds of nurses have back pain.", None, "hint"),
        ("{}", "Studies show that walking eases back pain.", "hint", "hint"),
        (CITES, "Studies show that walking eases back pain.", None, "hint"),
        (CITES, "Science has proven that walking eases back pain.", "warning", "warning"),
    ],
)
def test_what_a_claim_needs_against_what_is_in_reach(
    lint: Lint, page: str, statement: str, default: str | None, strict: str | None
) -> None:
    text = PAGE.format(page.format(statement))
    for rules, wanted in (({}, default), (STRICT, strict)):
        result = lint(text, select=GROUPS, rules=rules)
        grades = [str(diagnostic.severity) for file in result.files for diagnostic in file.diagnostics]
        assert grades == ([wanted] if wanted else [])


@pytest.mark.parametrize(("scope", "count"), [("sentence", 2), ("paragraph", 1), ("section", 0), ("article", 0)])
def test_the_scope_of_a_source_is_an_option(lint: Lint, scope: str, count: int) -> None:
    text = (
        "Rest helps [1]. Then we walked. A third of nurses have back pain. Few stay at home.\n\n"
        "A fifth of nurses have neck pain.\n\n## References\n\n1. Okoro B. Rest. Sleep Letters. 2020."
    )
    result = lint(PAGE.format(text), select=GROUPS, rules={"evidence/stat-no-source": {"scope": scope}})
    assert sum(len(file.diagnostics) for file in result.files) == count


def test_the_message_says_what_was_looked_for_and_where(lint: Lint) -> None:
    result = lint(PAGE.format(CITES.format("A third of nurses have back pain.")), select=GROUPS)
    (diagnostic,) = [diagnostic for file in result.files for diagnostic in file.diagnostics]
    assert "in this sentence or the next one; the article has 1 reference)" in diagnostic.message


def test_a_citation_mark_ends_with_its_sentence(lint: Lint) -> None:
    references = "\n\n## References\n\n1. Okoro B. Rest. Sleep Letters. 2020.\n2. Lind A. Ice. Sleep Letters. 2021."
    for mark in ("[1]", "¹", "<sup>1</sup>"):
        text = f"Two thirds of nurses have back pain.{mark} Half of all cooks have corns. Ice helps a little.{mark}"
        result = lint(PAGE.format(text) + references, select=["evidence/stat-no-source"])
        (diagnostic,) = [diagnostic for file in result.files for diagnostic in file.diagnostics]
        assert diagnostic.quote == "Half of all cooks"
