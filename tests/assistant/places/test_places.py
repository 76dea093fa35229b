"""Where a thing lies: by what the search finds, by names, and by the language model."""

import numpy as np
import pytest

from assistant.understanding.asking import Asking
from assistant.understanding.places.evidence import MODEL_S, NAMES, Shelf, by_department, evidence_of, with_choice
from assistant.understanding.places.judgement import FILE, Judgement, Weights, judgement
from assistant.understanding.places.reading import FoundPlaces, NamedPlaces, Wanted, query_for
from retrieval.errors import IndexMissingError
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


def places(products, *, sold=True, asking=None):
    return FoundPlaces(
        vocabulary=VOCABULARY,
        find=lambda _query: found(products, sold=sold),
        judgement=judgement(FILE),
        asking=asking,
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
    model = ScriptedModel()
    places([*SOFAS, *LAMPS], asking=Asking(model, trained=True)).place(wanted("a corner to read in"))
    assert len(model.calls) == 1


def test_the_model_is_not_asked_about_one_shelf():
    model = ScriptedModel()
    places(SOFAS, asking=Asking(model, trained=True)).place(wanted("settee"))
    assert not model.calls


def test_what_the_model_chooses_counts():
    weights = np.zeros(len(NAMES))
    weights[NAMES.index("agreed")] = 10.0
    judge = Judgement(
        alone=Weights(bias=-5.0, weights=np.zeros(len(NAMES))),
        asked=Weights(bias=-5.0, weights=weights),
        shelf_from=0.5,
        department_from=0.9,
    )
    evidence = evidence_of(found([*SOFAS, *LAMPS]), NOWHERE, by_purpose=False)
    assert judge.place(evidence, with_choice(evidence.values, (0.1, 0.9))).product_types == ("lighting",)
    assert judge.place(evidence, with_choice(evidence.values, ())).product_types == ()


def test_shares_of_the_evidence_are_shares():
    values = evidence_of(found([*SOFAS, *LAMPS]), NOWHERE, by_purpose=False).values
    assert values.shape == (2, len(NAMES) - MODEL_S)
    assert values[:, :4].sum(axis=0) == pytest.approx(np.ones(4))


def test_a_department_is_as_likely_as_its_shelves_together():
    shelves = [Shelf("Home", "lighting"), Shelf("Home", "rugs"), Shelf("Garden", "pots")]
    assert by_department(shelves, [0.3, 0.4, 0.2]) == pytest.approx({"Home": 0.7, "Garden": 0.2})


def test_a_judgement_is_the_same_read_again():
    once = judgement(FILE)
    again = Judgement.restored(once.as_json())
    assert again.as_json() == once.as_json()


def test_the_search_for_a_place_leaves_limits_aside():
    query = query_for(wanted("sofa", traits=("grey",)))
    assert (query.text, query.filters.set_names()) == ("grey sofa", ())
