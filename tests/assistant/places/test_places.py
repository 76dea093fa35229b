"""Where a thing lies: by what the search finds, by names, and by the language model."""

import numpy as np
import pytest

from assistant.understanding.asking import Asking
from assistant.understanding.places.evidence import MODEL_S, NAMES, Shelf, by_department, evidence_of, with_choice
from assistant.understanding.places.judgement import FILE, Judgement, Weights, judgement
from assistant.understanding.places.reading import FoundPlaces, NamedPlaces, Wanted, query_for
from retrieval.errors import HomeError, IndexMissingError
from retrieval.query import Candidate, Candidates, Query
from retrieval.rows import product_from_row
from retrieval.vocabulary import NOWHERE, Vocabulary
from tests.fakes_model import ScriptedModel
from tests.goods import product


def filed(number, title, category):
    return product_from_row(product(str(number), title, 10, category=category))


SOFAS = [filed(n, f"Grey Sofa {n}", "Furniture > sofas") for n in range(4)]
LAMPS = [filed(10 + n, f"Tall Lamp {n}", "Home > lighting") for n in range(4)]
VOCABULARY = Vocabulary([*SOFAS, *LAMPS])


def found(products, *, sold=True):
    items = tuple(
        Candidate(product=each, score=1.0 / (1 + place), dense=0.6 - 0.02 * place)
        for place, each in enumerate(products)
    )
    return Candidates(query=Query(text="x"), items=items, total=len(items), sold=sold)


def wanted(text, **more):
    return Wanted(**{"text": text, "traits": (), "described": text, "sentence": text, "by_purpose": False} | more)


def places(products, *, sold=True, asking=None, judge=None):
    return FoundPlaces(
        vocabulary=VOCABULARY,
        find=lambda _query: found(products, sold=sold),
        judgement=judge or judgement(FILE),
        asking=asking,
    )


def by_choice():
    """A judgement that goes by the model's choice alone."""
    weights = np.zeros(len(NAMES))
    weights[NAMES.index("agreed")] = 10.0
    return Judgement(
        alone=Weights(bias=-5.0, weights=np.zeros(len(NAMES))),
        asked=Weights(bias=-5.0, weights=weights),
        shelf_from=0.5,
        department_from=0.9,
    )


def test_what_the_search_finds_says_where_it_lies():
    assert places(SOFAS).place(wanted("settee")).product_types == ("sofas",)


def test_names_alone_do_not_know_another_word():
    assert NamedPlaces(VOCABULARY).place(wanted("settee")) == NOWHERE


def test_what_is_not_sold_lies_nowhere():
    assert places(SOFAS, sold=False).place(wanted("helicopter")) == NOWHERE


def test_without_an_index_names_decide():
    def missing(_query):
        raise IndexMissingError("no index")

    blind = FoundPlaces(vocabulary=VOCABULARY, find=missing, judgement=judgement(FILE))
    assert blind.place(wanted("grey sofa")).product_types == ("sofas",)


def test_only_colours_lie_nowhere():
    assert places(SOFAS).place(wanted("", described="", sentence="grey")) == NOWHERE


def test_the_model_chooses_among_shelves_that_are_in_the_running():
    asking = Asking(ScriptedModel(choices={"corner": "home > lighting"}))
    found_at = places([*SOFAS, *LAMPS], asking=asking, judge=by_choice()).place(wanted("a corner to read in"))
    assert found_at.product_types == ("lighting",)


def test_the_model_is_not_asked_about_one_shelf():
    model = ScriptedModel()
    places(SOFAS, asking=Asking(model), judge=by_choice()).place(wanted("settee"))
    assert not model.calls


def test_the_model_is_not_asked_where_the_judgement_was_learned_without_one():
    model = ScriptedModel()
    places([*SOFAS, *LAMPS], asking=Asking(model)).place(wanted("a corner to read in"))
    assert not model.calls


def test_a_model_that_says_nothing_leaves_it_to_the_rest():
    evidence = evidence_of(found([*SOFAS, *LAMPS]), NOWHERE, by_purpose=False)
    assert by_choice().place(evidence, with_choice(evidence.values, ())) == NOWHERE


def test_a_damaged_judgement_says_what_to_do(tmp_path):
    (tmp_path / "judgement.json").write_text("{}")
    with pytest.raises(HomeError, match="train language"):
        judgement(tmp_path / "judgement.json")


def test_shares_of_the_evidence_are_shares():
    values = evidence_of(found([*SOFAS, *LAMPS]), NOWHERE, by_purpose=False).values
    assert values.shape == (2, len(NAMES) - MODEL_S)
    assert values[:, :4].sum(axis=0) == pytest.approx(np.ones(4))


def test_a_department_is_as_likely_as_its_shelves_together():
    shelves = [Shelf("Home", "lighting"), Shelf("Home", "rugs"), Shelf("Garden", "pots")]
    assert by_department(shelves, [0.3, 0.4, 0.2]) == pytest.approx({"Home": 0.7, "Garden": 0.2})


@pytest.mark.parametrize("judge", [judgement(FILE), by_choice()])
def test_a_judgement_is_the_same_read_again(judge):
    assert Judgement.restored(judge.as_json()).as_json() == judge.as_json()


def test_the_search_for_a_place_leaves_limits_aside():
    query = query_for(wanted("sofa", traits=("grey",)))
    assert (query.text, query.filters.set_names()) == ("grey sofa", ())
