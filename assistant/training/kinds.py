"""Fits the linear models that sort messages, and measures them on messages they were not fitted on."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.request import INTENTS, SERVICES
from assistant.training.slips import with_slip
from assistant.training.texts import concepts, intent_texts, service_texts
from assistant.training.wishes import wish_texts
from assistant.understanding.kinds import Head, MessageKinds, features
from retrieval.protocols import Encoder

_FOLDS = 4
_NO_SERVICE = ("recommend", "refine", "compare", "product_question", "cart", "smalltalk", "out_of_scope", "unsafe")
"""Intents whose messages, with what is said of goods, want no service: the last label of its model."""
_NONE = len(SERVICES)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A message and the place of its label."""

    message: str
    label: int
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lesson:
    """What one model learns from."""

    strength: float
    """scikit-learn's C."""
    tolerance: float
    """scikit-learn's tol: closer takes longer, and of services sorts no better."""
    with_shelf: bool
    """Whether products are on screen is one of its features."""
    with_slips: bool
    """Every message is learned from with a slip of the hand too."""
    measured: Sequence[_Labelled]
    """Written message by message: each is also sorted by a model that has not seen it."""
    besides: Sequence[_Labelled]
    """Only learned from."""


def fitted_kinds(encoder: Encoder) -> tuple[MessageKinds, dict[str, float]]:
    """The models of all messages, and the share sorted right by models that had not seen them (four folds).

    Args:
        encoder: of the sentence vectors.
    """
    intent, right_intents = _fitted(_intents(), encoder)
    service, right_services = _fitted(_services(), encoder)
    kinds = MessageKinds(encoder=encoder, intent_head=intent, service_head=service)
    return kinds, {"intent": right_intents, "service": right_services}


def _intents() -> _Lesson:
    """Messages by what they do."""
    recommend = INTENTS.index("recommend")
    written = [_Labelled(each.message, INTENTS.index(each.intent), each.shown) for each in intent_texts()]
    written += [_Labelled(each, recommend) for each in _goods()]
    return _Lesson(strength=20.0, tolerance=1e-4, with_shelf=True, with_slips=False, measured=written, besides=())


def _services() -> _Lesson:
    """Messages by the service they want."""
    written = [
        *(_Labelled(each.message, SERVICES.index(each.service)) for each in service_texts()),
        *(_Labelled(each.message, _NONE) for each in intent_texts() if each.intent in _NO_SERVICE),
        *(_Labelled(each, _NONE) for each in _goods()),
    ]
    wishes = [
        _Labelled(each.message, _NONE if each.service is None else SERVICES.index(each.service))
        for each in wish_texts()
    ]
    return _Lesson(strength=10.0, tolerance=1e-3, with_shelf=False, with_slips=True, measured=written, besides=wishes)


def _goods() -> list[str]:
    """One message of each kind of goods."""
    return [concept.says[place % len(concept.says)] for place, concept in enumerate(concepts())]


def _fitted(lesson: _Lesson, encoder: Encoder) -> tuple[Head, float]:
    """One model, and the share of the measured messages sorted right by models that had not seen them."""
    from sklearn.model_selection import StratifiedKFold

    measured = _Values.of(lesson.measured, lesson, encoder)
    besides = _Values.of(lesson.besides, lesson, encoder).learned() if lesson.besides else []
    right = []
    for seen, unseen in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(measured.plain, measured.labels):
        head = _head([*measured.learned(seen), *besides], lesson)
        told = np.argmax(measured.plain[unseen] @ head.weights.T + head.bias, axis=1)
        right.append(float((told == measured.labels[unseen]).mean()))
    return _head([*measured.learned(), *besides], lesson), sum(right) / len(right)


_Rows = tuple[NDArray[np.float32], NDArray[np.int64]]
"""Features, (messages, features), and labels, (messages,)."""


@dataclass(frozen=True, slots=True)
class _Values:
    """Messages as features: as they are written, and with a slip where the lesson has them."""

    plain: NDArray[np.float32]
    slipped: NDArray[np.float32] | None
    labels: NDArray[np.int64]

    @classmethod
    def of(cls, messages: Sequence[_Labelled], lesson: _Lesson, encoder: Encoder) -> "_Values":
        plain = _features([each.message for each in messages], encoder)
        slips = [with_slip(each.message, random.Random(each.message)) for each in messages]
        slipped = _features(slips, encoder) if lesson.with_slips else None
        if lesson.with_shelf:
            plain = np.hstack([plain, np.array([[each.shown] for each in messages], dtype=np.float32)])
        return cls(plain, slipped, np.array([each.label for each in messages]))

    def learned(self, places: NDArray[np.int64] | slice = slice(None)) -> list[_Rows]:
        """What is learned from some of the messages."""
        forms = [self.plain] if self.slipped is None else [self.plain, self.slipped]
        return [(form[places], self.labels[places]) for form in forms]


def _features(messages: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    return features(messages, encoder.encode(messages))


def _head(rows: Sequence[_Rows], lesson: _Lesson) -> Head:
    from scipy.sparse import csr_matrix, vstack
    from sklearn.linear_model import LogisticRegression

    values = vstack([csr_matrix(each) for each, _ in rows])
    labels = np.concatenate([each for _, each in rows])
    fitted = LogisticRegression(C=lesson.strength, max_iter=500, tol=lesson.tolerance).fit(values, labels)
    return Head(fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32))
