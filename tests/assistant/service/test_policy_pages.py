"""Where the policy and the pages state different numbers of days."""

import pytest

from assistant.service.policy import load_policy
from assistant.service.policy_pages import differences
from retrieval.product import Document


@pytest.fixture
def policy(tmp_path):
    (tmp_path / "policy.toml").write_text(
        "[return]\nwindow_days = 30\n[refunds]\nother_days = [0, 5]\n", encoding="utf-8"
    )
    return load_policy(tmp_path)


def found(policy, text):
    pages = [Document(document_id="returns.md", title="Returns", text=text)]
    return [(each.what, each.policy_days, each.page_days) for each in differences(policy, pages)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You have 60 days to send something back.", [("returns", 30, (60,))]),
        ("You have thirty days to send something back.", []),
        ("Return it within 30 days, members within 60 days.", []),
        ("We keep parcels for 14 days.", []),
        ("The refund is paid within 10 working days.", [("refunds", 5, (10,))]),
        ("The money goes back within 5 working days.", []),
    ],
)
def test_pages_that_say_otherwise_are_found(policy, text, said):
    assert found(policy, text) == said
