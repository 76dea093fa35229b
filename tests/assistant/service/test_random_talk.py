"""Whatever is said, nothing is written without a yes to what was stated, and never to somebody else's order."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from assistant.service.reading.consent import consent, yes_and_more
from assistant.service.state import read_state
from tests.assistant.service.world import Talk

NUMBERS = ("#M1001", "#M1002", "#M1010", "#M2001", "M1011", "9999999")
VERBS = ("cancel", "return", "exchange", "change", "refund", "track", "pay for", "send back", "modify the items of")
THINGS = ("the desk lamp", "the t-shirt", "the red one", "everything", "my order", "all orders", "the kettle", "both")
TAILS = (
    "",
    "for a white one",
    "to my gift card",
    "to 7 Hill Road, Norwick, ME 04101",
    "because i ordered it by mistake",
    "with paypal",
    "to bo's address",
    "for bo@example.com",
    "if not possible, cancel it",
    "only the lamp",
)
REPLIES = (
    "ok, and what about mugs?",
    "no",
    "maybe",
    "the first one",
    "visa",
    "i changed my mind",
    "bo@example.com",
    "Bo Grand, XY9 8ZW",
    "yes but wait",
    "yesterday",
    "sure?",
    "👍",
    "",
    "only the lamp",
    "also the kettle",
    "why",
    "what did you say",
)
YES = ("yes", "Yes, please.", "ok", "go ahead", "yes, and also cancel #M1001, ordered by mistake")


class RandomTalk(RuleBasedStateMachine):
    @initialize(known=st.booleans())
    def start(self, known):
        self.talk = Talk(customer_id="ada" if known else None)
        self.written = 0

    @rule(
        number=st.sampled_from(NUMBERS),
        verb=st.sampled_from(VERBS),
        thing=st.sampled_from(THINGS),
        tail=st.sampled_from(TAILS),
    )
    def wish(self, number, verb, thing, tail):
        self._said(f"{verb} {thing} {number} {tail}")

    @rule(text=st.sampled_from((*REPLIES, "ada@example.com")))
    def reply(self, text):
        self._said(text)

    @rule(text=st.text(max_size=40))
    def anything(self, text):
        self._said(text)

    @rule(text=st.sampled_from(YES))
    def agree(self, text):
        self._said(text)

    @rule()
    def aside(self):
        self.talk.aside()

    def _said(self, text):
        before = read_state(self.talk.pending)
        self.talk.say(text)
        written = len(self.talk.system.acts) - self.written
        self.written += written
        assert written <= 1
        if written:
            act = self.talk.system.acts[-1]
            assert before.open == "confirm"
            assert before.act == act
            assert consent(text, before.stated, act.kind) == "yes" or yes_and_more(text, before.stated, act.kind)

    @invariant()
    def nothing_of_another_customer_is_touched_or_told(self):
        if not hasattr(self, "talk"):
            return
        mine = self.talk.customer_id
        assert all(act.user_id == mine for act in self.talk.system.acts)
        for user in {"ada", "bo"} - {mine}:
            for each in self.talk.system.orders(user):
                assert each.done == ()
                assert not self.talk.messages or each.order_id not in " ".join(self.talk.answer.sentences)


TestRandomTalk = RandomTalk.TestCase
TestRandomTalk.settings = settings(max_examples=150, stateful_step_count=12, deadline=None)
