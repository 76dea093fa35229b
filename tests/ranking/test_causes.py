import numpy as np
import pytest

from ranking.backed import Backed
from ranking.causes import is_sum, parts_of
from ranking.content import CONTENT
from ranking.ease import EASE, fit_ease
from ranking.history import History
from ranking.interactions import interactions_of
from ranking.leave_out import attribute_by_leaving_out, falls_without
from ranking.mixture import Mixture
from ranking.popularity import Popularity
from tests.ranking.events import EVENTS, FEATURES, PRODUCTS

LEARNED = interactions_of(EVENTS, PRODUCTS)
SUM = fit_ease(LEARNED, FEATURES, EASE.default)
POPULAR = Popularity.fit(LEARNED)
PAST = History((*("tea", "boot", "cup"),), (1.0, 0.5, 1.0), (1, 1, 0))


class Joint:
    """No sum: two things say more together than each of them alone."""

    name = "joint"

    def score(self, histories, product_ids):
        rows = [[float(len({"tea", "cup"} & set(each.product_ids)) == 2)] * len(product_ids) for each in histories]
        return np.array(rows, dtype=np.float32)


def test_of_a_sum_leaving_out_gives_its_parts():
    assert dict(attribute_by_leaving_out(SUM, PAST, "pot")) == pytest.approx(dict(SUM.attribute(PAST, "pot")), abs=1e-6)


def test_leaving_out_says_how_far_a_score_falls():
    assert attribute_by_leaving_out(Joint(), PAST, "pot") == (("cup", 1.0), ("tea", 1.0))


def test_a_fall_is_that_of_the_score_without_it():
    falls = falls_without(Joint(), PAST, ("pot", "tent"))
    assert falls.shape == (3, 2)
    whole = Joint().score([PAST], ("pot",))[0, 0]
    for row, key in enumerate(PAST.product_ids):
        assert falls[row, 0] == whole - Joint().score([PAST.without((key,))], ("pot",))[0, 0]


def test_a_product_without_a_score_has_no_parts():
    assert attribute_by_leaving_out(SUM, PAST, "no such thing") == ()


def test_without_a_history_there_are_no_causes():
    assert parts_of(Joint(), History(), ("pot",)) == ((),)


@pytest.mark.parametrize(
    ("model", "known"),
    [
        (SUM, True),
        (POPULAR, True),
        (Joint(), False),
        (Mixture([(SUM, 1.0), (POPULAR, 0.1)]), True),
        (Mixture([(SUM, 1.0), (Joint(), 0.1)]), False),
        (Backed(SUM, CONTENT.fit(LEARNED, FEATURES, CONTENT.default), 0.2), True),
        (Backed(Joint(), SUM, 0.2), False),
    ],
)
def test_a_model_is_a_sum_when_all_that_reads_the_history_is(model, known):
    assert is_sum(model) is known


def test_a_mixture_with_a_factor_model_names_what_it_rests_on():
    model = Mixture([(SUM, 0.01), (Joint(), 1.0)])
    (parts,) = parts_of(model, PAST, ("tent",))
    assert {key for key, _ in parts[:2]} == {"tea", "cup"}
