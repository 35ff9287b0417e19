"""Negations that turn advice round, found by what they govern; beside each kind of them what is right English."""

from __future__ import annotations

import pytest

from healthlint.pack import load_pack
from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.wording.polarity import Polarity
from healthlint_rules.algorithms.wording.reversed_advice import ReversedAdvice

POLARITY = Polarity(load_pack("healthlint_rules").lexicons.__getitem__)
REVERSED = ReversedAdvice(POLARITY)

WRONG = """\
Skipping inadequate cool-downs leaves the legs stiff the next day.
People who skip poor foot care end up with ulcers.
The rash spreads if you neglect improper hygiene.
Forgoing a deficient diet weakens the immune system.
Cavities come from omitting irregular flossing.
A lack of poor hydration causes headaches.
An absence of insufficient light strains the eyes.
Many runners are hurt because they neglect rest and inadequate stretching.
Injuries happen when lifters skip warm-ups and improper technique.
Shin splints result from increasing mileage and avoiding proper rest days too rarely never helps.
Lack of sleep and of inadequate fluids brings on migraine.
Always avoid wearing supportive shoes when you stand all day.
Never fail to skip your insulin before a meal.
Do not forget to miss your booster.
Never forget to neglect your feet if you have diabetes.
Do not forget to skip the cool-down after a hard run.
Remember not to avoid ignoring a fever in a newborn.
Make sure you never fail to overlook a new mole.
Be sure to avoid following your treatment plan.
Try to avoid getting enough sleep before the exam.
Avoid drinking enough water on hot days.
Avoid using proper form when you lift.
Failing to avoid regular exercise weakens the heart.
Failing to skip breakfast leaves you tired.
Failure to neglect a wound can lead to infection.
Refusing to ignore chest pain may be fatal.
Failing to prevent proper healing keeps the scar soft.
Good sleep helps to prevent the lack of illness.
Ibuprofen relieves the absence of swelling.
Never go without skipping your tablets.
Not omitting your medication may lead to a seizure.
Not neglecting your teeth results in decay.
Not ignoring a persistent cough can be dangerous.
Ignoring the absence of symptoms may delay treatment.
Not missing appointments makes the disease worse.
Not failing to take your tablets raises the risk of stroke.
It is unwise not to overlook swelling in one leg.
Doctors warn against not skipping doses.
Avoiding unhealthy food causes weight gain.
Avoiding excess salt raises blood pressure.
Lung cancer is often caused by avoiding tobacco smoke.
Sunburn results from avoiding too much sun.
Diabetes can result from the absence of an unhealthy diet.
Quitting harmful habits shortens your life.
Never avoid poor posture at your desk.
Do not avoid unhealthy snacks if you want to lose weight.
Unless you avoid rest, the sprain will not heal.
Unless you fail to drink, you will not recover.
Until you neglect your exercises, the knee will not get stronger.
Nobody with asthma should never carry an inhaler.
No patient should fail to skip the follow-up.
Refrain from neglecting to skip rest days.
Do not hesitate to avoid calling an ambulance.
Do not delay in avoiding medical help.
Never hesitate to refuse to seek help when you feel low.
Failure to seek inadequate care puts the baby at risk.
Failing to get insufficient sleep harms memory.
People who fail to follow an improper diet gain weight.
Neglecting to use incorrect posture strains the neck.
Forgetting to do inadequate stretching tightens the calf.
Insufficient lack of exercise weakens the bones.
Dehydration occurs if you lack a shortage of water.
Never forget to avoid stretching before a run.
Do not fail to avoid taking your tablets.
Always remember to never skip avoiding rest.
Do not neglect to skip your check-up.
Make sure you do not fail to miss the booster.
Never neglect to avoid proper hydration.
Don't forget to avoid washing your hands.
Not avoiding exercise leads to weak bones.
Failing to neglect your feet causes ulcers.
Neglecting proper hygiene prevents infection.
Skipping regular check-ups protects your heart.
Ignoring early signs improves the outcome.
You should not avoid neglecting your posture.
Patients must never refuse to skip their medication.
It is important to avoid getting enough rest.
It is vital to never fail to ignore chest pain.
It is best to avoid adequate hydration.
People should avoid eating enough fibre.
Never neglect to skip your morning walk, even in winter.
Do not fail to miss your next blood test.
You should never forget to avoid drinking water during a race.
Make a point of not failing to ignore chest pain.
It is hard to deny that no one should not stretch before a race.
Few people fail to skip dinner without harm, so do not forget to omit it.
Do not stop failing to take your blood pressure tablets.
Refuse to decline the second helping of vegetables without a lack of fibre.
It is not advisable to avoid skipping your statin.
There is no reason not to avoid wearing sunscreen.
Without not resting enough, a sprain takes longer to mend.
Hardly nobody needs surgery for this.
The cream does not lack no side effects.
No one can deny that you should never avoid an unhealthy weight.
Do not refrain from skipping sleep when you are ill.
Patients must not refuse to ignore new lumps.
Never resist failing to warm up.
Runners who never skip a lack of stretching get hurt.
It is unwise to avoid neglecting your feet.
Do not be afraid to refuse to avoid vaccination.
Do not prevent avoiding rest after a concussion.
Keep from not drinking enough when it is hot.
Nothing cannot replace a good night's sleep.
Do not skip avoiding sun at noon without no hat.
You should not avoid forgetting your inhaler.
The rash never fails to not come back.
People rarely never feel the tick bite.
Smokers who cannot quit should not avoid not asking for help.
Doctors advise against avoiding missed doses.
Do not hesitate to put off calling a doctor about chest pain.
It is a mistake to avoid skipping breakfast.
Experts warn against avoiding neglecting your teeth.
It is not wise to avoid ignoring a fever.
There is no excuse not to avoid following your treatment plan.
It is risky to avoid not getting enough sleep.
Never postpone failing to see a dentist.
Without not warming up you will pull a muscle.
You should never refrain from a lack of exercise.
It is vital not to forget to neglect your skin.
Doctors advise against failing to skip lunch.
Postponing insufficient screening costs lives.
"""
RIGHT = """\
Without poor lighting to hide it, the rash was easy to see.
Never fail to take your insulin before a meal.
Do not forget to avoid alcohol while you take this drug.
Avoid missing doses.
Avoid skipping meals, which can bring on a migraine.
Try to avoid ignoring early signs.
Remember to avoid sun exposure.
Be sure to avoid heavy lifting.
Avoid wearing tight shoes.
Avoid using soap on broken skin.
Avoid getting enough sun to burn.
Avoid drinking too much water before bed.
Failing to avoid triggers can worsen asthma.
Failing to prevent falls can lead to fractures.
Failure to treat an infection can be fatal.
Refusing to eat is a warning sign.
Not skipping meals helps keep blood sugar steady.
Not ignoring symptoms means an earlier diagnosis.
Not all people who skip breakfast gain weight.
Not taking insulin can lead to ketoacidosis.
Not treating the infection may cause damage.
Stopping smoking lowers the risk of cancer.
Stopping the drug suddenly can cause a seizure.
Quitting smoking can cause weight gain.
Avoiding exercise weakens the muscles.
Avoiding the sun entirely can cause low vitamin D.
Avoiding certain foods may lead to poor nutrition.
Avoiding unhealthy fats lowers cholesterol.
Avoiding all fat can cause a lack of vitamins.
Unless you avoid dairy, the cramps will not stop.
Unless you stop scratching, the skin will not heal.
Until you stop smoking, the cough will not go away.
Nobody should drive after the drops.
No patient should go without a follow-up.
There is no reason to avoid brushing.
There is no reason not to exercise.
Do not hesitate to call an ambulance.
Do not hesitate to refuse a test you do not want.
Never hesitate to ask for help.
Failure to seek care puts the baby at risk.
Failing to get enough sleep harms memory.
Not getting enough sleep makes you tired.
Do not reduce your dose without asking.
You should never prevent a child from using an inhaler.
Do not avoid exercise because of asthma.
Never avoid the emergency room because of cost.
Do not avoid foods that contain healthy fats.
Lack of sleep and poor diet bring on migraine.
Neglecting rest and poor technique both lead to injury.
Skipping warm-ups, poor footwear and hard floors all hurt the heel.
Injuries happen because of skipped warm-ups and improper technique.
Without treatment or with inadequate treatment, the infection spreads.
Lack of exercise, an unhealthy diet and smoking raise the risk.
The lack of adequate care is a problem.
A lack of insulin or poor use of insulin raises blood sugar.
The drug prevents the lack of oxygen that harms the heart.
Good sleep prevents illness.
Preventing a lack of vitamin D is easy.
Ibuprofen relieves swelling.
Ignoring chest pain may be fatal.
The absence of symptoms does not rule out infection.
Ignoring the absence of a pulse would be a grave error.
The absence of fever does not mean that the child is well.
Lung cancer can occur without smoking.
Do not ignore a lack of feeling in the foot.
It is not unusual to feel tired.
It is not uncommon to miss a period.
The test is not without its problems.
Skipping unhealthy snacks helps you lose weight.
Many people fail to recognize poor sleep as a cause.
Neglect, poor hygiene and crowding spread the disease.
The dentist may miss poor brushing in the back teeth.
They cannot avoid missing some cases.
You cannot avoid not feeling well at times.
Few patients fail to improve.
The vaccine prevents severe illness, not the absence of mild symptoms.
Do not forget to avoid alcohol.
Never fail to take your tablets.
Do not forget to avoid heavy exercise after surgery.
Not limiting activity can lead to a new injury.
Skipping breakfast does not help you lose weight.
Skipping unneeded scans reduces the risk of cancer.
Ignoring hunger does not improve health.
A lack of sleep weakens the immune system.
It is important to avoid infection.
It is best to avoid strenuous exercise.
People should avoid eating too much salt.
Neglecting sleep harms memory, but a nap helps.
Avoiding exercise helps nobody.
It is vital never to ignore chest pain.
The best way to heal is to avoid strain.
Not avoiding the sun leads to burns.
Skipping a dose helps some people sleep, but ask first.
Lack of exercise and poor sleep reduce fitness.
Omitting salt lowers the risk of stroke.
Forgoing alcohol improves sleep.
Never neglect to take a walk, even in winter.
Do not fail to keep your next blood test.
Do not forget to avoid salty food.
You should never avoid seeing a doctor about chest pain.
Do not stop taking your tablets without asking first.
It is not advisable to skip your statin.
There is no reason to avoid eggs.
Nobody should have to live with this pain.
You cannot avoid sitting all day in some jobs.
Do not ignore a lump because it does not hurt.
Never underestimate the harm of skipping breakfast.
To prevent a stiff neck, avoid sitting hunched for hours.
Do not be afraid to refuse a test.
It is important not to forget your insulin.
Nothing can replace a good night's sleep.
You should not put off calling a doctor.
Do not hesitate to call a doctor.
Patients can refuse to have the test without losing care.
The rash never comes back in most people.
People do not need a prescription for this cream, and no one needs to pay.
Smokers who cannot quit should not lose heart.
Doctors advise against missing doses.
Do not fail to ask why no test was done.
It is not true that no one gets better without surgery.
Not everyone who does not sleep well is ill.
Do not wait to avoid a fall; clear the floor now.
He did not deny that he had never had a fever.
You may not be unable to walk, but rest.
No test can rule out that a child will never relapse.
Some people never fail to get a rash from nickel.
If you do not stop smoking, your lungs cannot heal.
Children who do not eat fruit may not get enough vitamin C.
You cannot prevent not having a family history.
Do not drive if you have not slept.
Do not avoid foods that you are not allergic to.
The test cannot show that you do not have the illness.
There is no need not to bathe, but do not soak.
Do not stop avoiding the allergen after one good week.
Do not refuse to see a dentist because of fear.
Do not skip meals to lose weight, and do not avoid all fat.
It is a mistake to skip breakfast.
Experts warn against neglecting your teeth.
It is not wise to ignore a fever.
There is no excuse to avoid a check-up.
It is risky to avoid getting help.
Never postpone a test because of fear.
It is best not to avoid exercise after surgery.
There is nothing that cannot be asked.
Nothing you cannot eat is on the list.
It is not advisable to avoid all fat.
It is dangerous not to treat sepsis at once.
There is no need to avoid eggs in pregnancy.
You are advised against stopping the drug suddenly.
It is not recommended to skip doses to save money.
It is unwise to ignore pain that does not fade.
"""


def found(text: str) -> bool:
    line = line_from(text.casefold())
    return bool(list(POLARITY.stacks(line)) or REVERSED.find(line))


@pytest.mark.parametrize("text", WRONG.splitlines())
def test_reversed_advice_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_right_advice_is_left_alone(text: str) -> None:
    assert not found(text)
