"""Claims of advertising: praise, ratings, counts, haste, promises and comparisons, in the wordings people use."""

import re
from pathlib import Path

import pytest

from scripts.checks.banned import BannedPhrases, read_banned_phrases
from scripts.checks.source.words import check_page_words
from scripts.checks.wording import is_denied
from scripts.diagnostics import CheckFailed
from tests.project import ROOT
from tests.unit.a_page import page


@pytest.fixture(scope="module")
def banned() -> BannedPhrases:
    return read_banned_phrases(ROOT)


def said(text: str, banned: BannedPhrases) -> list[str]:
    return [str(diagnostic) for diagnostic in sorted(check_page_words(page(text), None, banned))]


CLAIMS = (
    "Best decision of my life. Five stars!",
    "The nurses were so kind, and I would recommend them.",
    "I have my life back thanks to this place.",
    "Hear from our patients.",
    "See our 4.9 stars on the map.",
    "We are the #1 clinic in town.",
    "We have helped 5,000+ veterans.",
    "We treated more than 900 people last year.",
    "12,000 patients served.",
    "Most of our patients notice a difference.",
    "Many feel better within just two hours.",
    "You get relief in as little as a day.",
    "Improvement is immediate. Relief is immediate.",
    "Call us today.",
    "Schedule your first visit today.",
    "Why wait? Spots are limited.",
    "You deserve to be well.",
    "We promise that you sleep again.",
    "You will feel better.",
    "The premier place for ketamine.",
    "The best care in the state.",
    "It has fewer bad side effects than pills.",
    # A patient's voice.
    "I was skeptical, and then I felt lighter.",
    "She listened to me and eased my worries.",
    "My migraines are finally gone.",
    "Thank you so much, all of you.",
    "Nothing but kind words for them: simply the best!",
    "We have an outstanding team.",
    # Numbers and kinds of patients.
    "Most of our clients improve.",
    "Many veterans report lasting improvement.",
    "We look after 9,000+ grateful patients.",
    "9,000 people treated.",
    # Haste.
    "Reserve your first appointment online today.",
    "Contact {{ clinic() }} today.",
    "Every day you wait is a day lost.",
    "Don't let your back pain run your life.",
    "Claim your free spot.",
    # Time and other promises.
    "Within one visit, I slept.",
    "Feel better after just one infusion.",
    "In as little as an hour you are calm.",
    "It provides quick relief.",
    "You can overcome your depression.",
    "Here you find relief from pain.",
    # Comparisons.
    "The leading psychiatrists in Ohio.",
    "The best mental health care near you.",
    "One of the most skilled teams.",
    "It works faster than other treatments.",
    "It is a great alternative to pills.",
    "Unlike pills that take weeks, it acts at once.",
    "All that at a fraction of the price.",
)


@pytest.mark.parametrize("text", CLAIMS)
def test_praise_counts_haste_and_promises_are_refused_with_the_rule_behind_it(text: str, banned: BannedPhrases) -> None:
    found = said(text, banned)
    assert found
    assert all(re.search(r"\((?:16 CFR|21 CFR|Illinois|North Carolina)[^;]*\); ", line) for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "A nurse answers 24/7.",
        "We stop when your pain is below 3 of 10. Your pain is 7 out of 10.",
        "Wear a shirt of 100 percent cotton. The wipe has 70% alcohol. Your oxygen stays above 94%.",
        "Call us today if you get a fever. Call 911 now.",
        "Don't wait until the day before. Do not drive today.",
        "Some people feel better within hours, and others do not.",
        "You get your test results within two days.",
        "Call if you do not feel better within a day.",
        "Ask how many patients the clinic has treated.",
        "Bring your glasses, and take care of your skin.",
        "Ask which choice is safest for you. The leading cause is stress.",
        "The staff weighs you. The nurse is there when you wake up.",
        "We would recommend a driver. Start on a day when you are free.",
        "We do not ask for reviews, and we promise nothing.",
        "I was born in Ohio, and my wife and I have two sons. My mother was a nurse.",
        "My symptoms were scored, and I have tried two medicines.",
        "Many people did not improve. Most people never feel better from it.",
        "In one trial, most people felt better. In a small study, many adults improved.",
        "Some people find relief, and it may feel better within hours.",
        "Call or text 988 today. Contact the clinic today if you have a fever.",
        "Call us as early as possible, and come as quickly as you can.",
        "The results are sent to your doctor after the visit, and you get them within two days.",
        "It works in a different way than other medicines.",
        "Which is the best way to reach you? The best time is the morning.",
        "Millions of people live with depression.",
        "When it is time to leave, someone takes you home.",
        "We highly recommend that you bring a friend.",
    ],
)
def test_what_only_sounds_like_a_claim_is_let_through(text: str, banned: BannedPhrases) -> None:
    assert said(text, banned) == []


@pytest.mark.parametrize("text", ["Pain fell in 7 of 10 people.", "Their pain was gone in 3 of 10.", "Pain falls 40%."])
def test_a_figure_of_a_study_is_no_measure_of_one_reader(text: str, banned: BannedPhrases) -> None:
    assert "a figure is typed" in said(text, banned)[0]


FREE = (
    "The first visit is on us.",
    "Your first infusion is on the house.",
    "Enjoy a complimentary consultation.",
    "We offer a free consultation.",
    "Your intake session is free.",
    "The first assessment is free of charge.",
    "The evaluation comes at no cost to you.",
    "Book a no-cost consultation.",
    "There is no charge for the first appointment.",
    "A booster is included at no extra charge.",
    "The second session costs nothing.",
    "You pay nothing for the first visit.",
    "We waive the fee for the first visit.",
    "The consultation fee is waived.",
    "Get your sixth infusion free.",
    "Free 15-minute phone consultation.",
    "This one's on us.",
    "Consultations are gratis.",
    "Try it for free.",
    "Drinks and a ride home are on us.",
)


@pytest.mark.parametrize("text", FREE)
def test_nothing_to_pay_is_a_price_and_is_never_typed(text: str, banned: BannedPhrases) -> None:
    (line,) = said(text, banned)
    assert "list it below free: there" in line


@pytest.mark.parametrize(
    "text",
    [
        "You can call on us. You can count on us. It depends on us.",
        "The burden of proof is on us.",
        "Your plan may cover the first visit at no cost to you.",
        "Medicaid covers the ride to each session at no cost.",
        "A health plan must cover a yearly screening at no cost.",
        "Medicare pays for one visit a year at no charge.",
        "In trials, the infusions are often free of charge.",
        "Feel free to visit the clinic first.",
        "A drug-free treatment, such as talk therapy, is a choice.",
        "Parking during your visit is free.",
        "Keep the rest of the day free.",
        "Ask whether the consultation is free. Is the consultation free? Is there a free consultation?",
        "The consultation is not free. There is no free consultation.",
        "PHQ-9 is free for anyone to use, and 988 is free, day and night.",
        "The lender may have a lien on the house.",
        "This treatment is free of opioids.",
        "A helper at your state's office works for free.",
        "A fee for canceling late may be waived if you are ill.",
    ],
)
def test_what_others_give_for_free_is_let_through(text: str, banned: BannedPhrases) -> None:
    assert said(text, banned) == []


def test_two_wordings_at_one_place_are_told_once(banned: BannedPhrases) -> None:
    assert len(said("See 4.9 stars.", banned)) == 1


def test_a_group_that_the_file_does_not_have_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content/banned-phrases.yml"
    entry = '  - phrase: "[peple] … love us"\n    reason: it sells\n    instead: leave it out\n'
    groups = "words:\n  - name: people\n    one-of: [people, patients]\n"
    file.write_text(f"{groups}phrases:\n{entry}", encoding="utf-8")
    with pytest.raises(CheckFailed, match=r'yml:5: there is no group of words "peple"; did you mean "people"\?'):
        read_banned_phrases(tmp_path)
    file.write_text(f"{groups}phrases:\n{entry.replace('peple', 'people')}", encoding="utf-8")
    banned = read_banned_phrases(tmp_path)
    assert [
        found[0] for _, found in banned.matches_in("Our Patients really do love us. People who, all in all, love us.")
    ] == ["Patients really do love us"]


def test_a_denial_counts_in_its_own_clause(banned: BannedPhrases) -> None:
    for text in ("It has no smell and is ", "It is not new but "):
        assert not is_denied(text, len(text))
    assert said("It has no taste and is very safe.", banned)
    assert said("It is not known to be very safe.", banned) == []


def test_a_phrase_without_a_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content/banned-phrases.yml"
    file.write_text("phrases:\n  - phrase: wow\n    instead: leave it out\n", encoding="utf-8")
    with pytest.raises(CheckFailed, match=r'content/banned-phrases.yml:2: "reason:" is missing'):
        read_banned_phrases(tmp_path)


@pytest.mark.parametrize(
    "question",
    ["Is it a cure?", "## Is it completely safe? {#safe}", "- Do you guarantee a result?", '"Can it be risk-free?"'],
)
def test_a_readers_question_is_no_claim(question: str, banned: BannedPhrases) -> None:
    assert said(question, banned) == []


@pytest.mark.parametrize(
    "text", ["Why wait?", "Ready to feel better?", "Are you tired of pain?", "Is it? It is a cure."]
)
def test_a_question_that_sells_is_one(text: str, banned: BannedPhrases) -> None:
    assert said(text, banned)


def test_a_gap_has_no_denial_in_it_and_a_group_may_have_a_gap() -> None:
    words = [{"name": "most", "one-of": ["most", "a … lot of"]}]
    phrase = {"phrase": "[most] people … improve", "reason": "it sells", "instead": "leave it out"}
    banned = BannedPhrases.model_validate({"words": words, "phrases": [phrase]})
    texts = ("Most people soon improve", "a really big lot of people improve", "Most people do not improve")
    assert [[found[0] for _, found in banned.matches_in(text)] for text in texts] == [[texts[0]], [texts[1]], []]
