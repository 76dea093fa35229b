"""Fits the linear models that sort messages, and measures them on messages they were not fitted on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.request import INTENTS, SERVICES
from assistant.training.texts import concepts, intent_texts, service_texts
from assistant.understanding.kinds import Head, MessageKinds, features
from retrieval.protocols import Encoder

_STRENGTH = {"intent": 20.0, "service": 10.0}
"""scikit-learn's C."""
_FOLDS = 4
_NO_SERVICE = ("recommend", "refine", "compare", "product_question", "cart", "smalltalk", "out_of_scope", "unsafe")
"""Intents whose messages, with what is said of goods, want no service: the last label of its model."""


def fitted_kinds(encoder: Encoder) -> tuple[MessageKinds, dict[str, float]]:
    """The models of all messages, and the share sorted right by models that had not seen them (four folds).

    Args:
        encoder: of the sentence vectors.
    """
    intents, services = intent_texts(), service_texts()
    helped = [each.message for each in services]
    not_helped = [each.message for each in intents if each.intent in _NO_SERVICE]
    not_helped += [concept.says[place % len(concept.says)] for place, concept in enumerate(concepts())]
    shown = np.array([[each.shown] for each in intents], dtype=np.float32)
    values = {
        "intent": np.hstack([_values([each.message for each in intents], encoder), shown]),
        "service": _values([*helped, *not_helped], encoder),
    }
    labels: dict[str, NDArray[np.int64]] = {
        "intent": np.array([INTENTS.index(each.intent) for each in intents]),
        "service": np.array([SERVICES.index(each.service) for each in services] + [len(SERVICES)] * len(not_helped)),
    }
    right = {name: _held_out(values[name], labels[name], _STRENGTH[name]) for name in values}
    heads = {name: _head(values[name], labels[name], _STRENGTH[name]) for name in values}
    kinds = MessageKinds(encoder=encoder, intent_head=heads["intent"], service_head=heads["service"])
    return kinds, right


def _values(messages: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    return features(messages, encoder.encode(messages))


def _head(values: NDArray[np.float32], labels: NDArray[np.int64], strength: float) -> Head:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=strength, max_iter=500).fit(csr_matrix(values), labels)
    return Head(fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32))


def _held_out(values: NDArray[np.float32], labels: NDArray[np.int64], strength: float) -> float:
    from sklearn.model_selection import StratifiedKFold

    right = []
    for fitted, left_out in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(values, labels):
        head = _head(values[fitted], labels[fitted], strength)
        told = np.argmax(values[left_out] @ head.weights.T + head.bias, axis=1)
        right.append(float((told == labels[left_out]).mean()))
    return sum(right) / len(right)
