"""The shop's policy: read, checked, and kept."""

from datetime import date

import pytest

from assistant.service.orders import read_order
from assistant.service.policy import load_policy
from retrieval.errors import UsageError
from tests.assistant.service.world import ORDERS, TODAY, Talk, policy


def test_the_shipped_policy_is_whole():
    assert load_policy(None).acts["cancel"].reasons == ("no longer needed", "ordered by mistake")


def test_a_shop_changes_what_differs(tmp_path):
    own = policy(tmp_path, "[cancel]\nreasons = []\n")
    assert own.acts["cancel"].reasons == ()
    assert own.acts["cancel"].statuses == ("pending",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[cancel]\nreason = []", "Did you mean 'cancel.reasons'?"),
        ("[cancle]\nreasons = []", "Did you mean 'cancel'?"),
        ("[cancel]\nstatuses = ['pendng']", "did you mean 'pending'?"),
        ("[return]\nwindow_days = -1", "return.window_days cannot be -1"),
        ("[return]\nrefund_to = ['cash']", "cannot be 'cash'"),
        ("[refunds]\nother_day = 3", "Did you mean 'refunds.other_days'?"),
        ("cancel = 3", "Write [cancel]"),
        ("[cancel", "is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_the_nearest_right_one(tmp_path, text, said):
    with pytest.raises(UsageError) as error:
        policy(tmp_path, text)
    assert said in str(error.value)


@pytest.mark.parametrize(("day", "obstacle"), [("2026-03-20", None), ("2026-03-01", None), ("2026-02-28", "window")])
def test_a_window_is_counted_from_delivery(tmp_path, day, obstacle):
    rules = policy(tmp_path, "[return]\nwindow_days = 30")
    order = read_order({**ORDERS[1], "delivered_on": day})
    assert rules.obstacle("return", order, TODAY) == obstacle


def test_once_is_once(tmp_path):
    order = read_order({**ORDERS[1], "done": ["exchange"]})
    assert load_policy(None).obstacle("exchange", order, date(2026, 3, 31)) == "once"


def test_an_act_that_is_not_done_here_is_refused(tmp_path):
    talk = Talk(policy_=policy(tmp_path, "[cancel]\nallowed = false"))
    assert "not done in the chat" in talk.say("cancel #M1001")
    talk.say("yes")
    assert talk.order("M1001").status == "pending"


def test_a_window_that_is_over_is_refused_with_its_day(tmp_path):
    talk = Talk(policy_=policy(tmp_path, "[return]\nwindow_days = 5"))
    said = talk.say("return the kettle from #M1002")
    assert "2026-03-20" in said
    assert "5 days" in said


def test_a_label_is_taken_off_unless_the_thing_was_faulty(tmp_path):
    rules = policy(tmp_path, "[return]\nlabel_cost = 4.5")
    assert "$45.50 back" in Talk(policy_=rules).say("return the kettle from #M1002")
    assert "$50 back" in Talk(policy_=rules).say("return the kettle from #M1002, it came broken")


def test_without_reasons_none_is_asked_for(tmp_path):
    talk = Talk(policy_=policy(tmp_path, "[cancel]\nreasons = []"))
    assert talk.say("cancel #M1001").startswith("Cancel order #M1001")


def test_a_refusal_names_the_policy_as_its_source():
    talk = Talk()
    talk.say("cancel #M1002")
    assert any(fact.kind == "policy" and fact.source == "policy" for fact in talk.answer.facts)
