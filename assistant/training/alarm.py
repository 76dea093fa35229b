"""Fits what raises an alarm, and measures it on messages it was not fitted on."""

import numpy as np
from numpy.typing import NDArray

from assistant.guard.alarm import LABELS, Alarm
from assistant.training.texts import alarm_texts, concepts, intent_texts, service_texts
from assistant.understanding.kinds import Head, features
from retrieval.protocols import Encoder

_STRENGTH = 3.0
"""scikit-learn's C."""
_FOLDS = 5
_FALSE_ALARMS = 0.002
"""Share of harmless messages, of those not fitted on, that may raise an alarm."""
_NEAR = 3.0
"""What a message counts that only sounds like it, beside one of the many that do not even sound so."""


def fitted_alarm(encoder: Encoder) -> tuple[Alarm, dict[str, float]]:
    """The alarm of all messages, and what models say of messages they were not fitted on.

    Args:
        encoder: of the sentence vectors.

    Returns:
        The alarm, and the shares "found" (of those that should alarm) and "false" (of those that should not).
    """
    alarming = alarm_texts()
    harmless = [each.message for each in intent_texts() if each.intent not in ("unsafe", "out_of_scope")]
    harmless += [each.message for each in service_texts()]
    harmless += [concept.says[place % len(concept.says)] for place, concept in enumerate(concepts())]
    texts = [*(each for name in LABELS for each in alarming[name]), *alarming["near"], *harmless]
    labels = np.array(
        [place for place, name in enumerate(LABELS) for _ in alarming[name]]
        + [len(LABELS)] * (len(alarming["near"]) + len(harmless))
    )
    weights = np.ones(len(texts))
    told = sum(len(alarming[name]) for name in LABELS)
    weights[: told + len(alarming["near"])] = _NEAR
    values = features(texts, encoder.encode(texts))
    chances = _held_out(values, labels, weights)
    quiet = labels == len(LABELS)
    least = float(np.quantile(chances[quiet], 1 - _FALSE_ALARMS))
    shares = {"found": float((chances[~quiet] >= least).mean()), "false": float((chances[quiet] >= least).mean())}
    return Alarm(head=_head(values, labels, weights), least=least), shares


def _head(values: NDArray[np.float32], labels: NDArray[np.int64], weights: NDArray[np.float64]) -> Head:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=_STRENGTH, max_iter=500).fit(csr_matrix(values), labels, sample_weight=weights)
    return Head(fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32))


def _held_out(
    values: NDArray[np.float32], labels: NDArray[np.int64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How probable it is that each message alarms, by models that had not seen it; (n,)."""
    from sklearn.model_selection import StratifiedKFold

    chances = np.zeros(len(labels))
    for fitted, left_out in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(values, labels):
        head = _head(values[fitted], labels[fitted], weights[fitted])
        chances[left_out] = [float(head.chances(row)[: len(LABELS)].sum()) for row in values[left_out]]
    return chances
