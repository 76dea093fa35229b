"""The choice of a set: within budget and stock, musts first, and as good as every other choice there is."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.bundles.choose import Option, Problem, cheapest, choose, clash

MANY = settings(derandomize=True, deadline=None, max_examples=120)
OPTIONS = st.builds(
    Option,
    role=st.integers(0, 3),
    family=st.sampled_from("abcdef"),
    cost_minor=st.integers(0, 300),
    value=st.integers(0, 3_000),
    marks=st.one_of(
        st.just(frozenset()),
        st.builds(lambda name, value: frozenset({(name, value)}), st.sampled_from("xy"), st.sampled_from("12")),
    ),
)
PROBLEMS = st.builds(
    Problem,
    musts=st.tuples(*[st.booleans()] * 4),
    options=st.lists(OPTIONS, max_size=8).map(tuple),
    budget_minor=st.one_of(st.none(), st.integers(0, 700)),
)


def allowed(problem, picked):
    options = [problem.options[place] for place in picked]
    apart = not any(clash(one, other) for at, one in enumerate(options) for other in options[at + 1 :])
    cost = sum(option.cost_minor for option in options)
    return apart and (problem.budget_minor is None or cost <= problem.budget_minor)


def every_choice(problem):
    places = range(len(problem.options))
    sets = ([place for place in places if bits[place]] for bits in product((0, 1), repeat=len(problem.options)))
    return [picked for picked in sets if allowed(problem, picked)]


def musts(problem, picked):
    return sum(problem.musts[problem.options[place].role] for place in picked)


def value(problem, picked):
    return sum(problem.options[place].value for place in picked)


def cost(problem, picked):
    return sum(problem.options[place].cost_minor for place in picked)


@MANY
@given(problem=PROBLEMS)
def test_the_choice_is_allowed_and_no_other_is_better(problem):
    picked = choose(problem)
    assert allowed(problem, picked)
    best = max((musts(problem, other), value(problem, other)) for other in every_choice(problem))
    assert (musts(problem, picked), value(problem, picked)) == best


@MANY
@given(problem=PROBLEMS)
def test_the_cheapest_set_has_all_musts_it_can_and_none_costs_less(problem):
    picked = cheapest(problem)
    assert allowed(problem, picked)
    most = max(musts(problem, other) for other in every_choice(problem))
    assert musts(problem, picked) == most
    assert cost(problem, picked) == min(
        cost(problem, other) for other in every_choice(problem) if musts(problem, other) == most
    )


def test_a_must_goes_before_any_worth():
    options = (
        Option(role=0, family="tent", cost_minor=90, value=0),
        Option(role=1, family="stove", cost_minor=90, value=3_000),
    )
    assert choose(Problem(musts=(True, False), options=options, budget_minor=100)) == (0,)


@pytest.mark.parametrize("budget", [10**9, 10**12])
def test_large_sums_are_exact_to_the_unit(budget):
    options = tuple(Option(role=at, family=str(at), cost_minor=budget // 2, value=10) for at in range(2))
    dearer = (options[0], Option(role=1, family="1", cost_minor=budget // 2 + 1, value=10))
    assert len(choose(Problem(musts=(True, True), options=options, budget_minor=budget))) == 2
    assert len(choose(Problem(musts=(True, True), options=dearer, budget_minor=budget))) == 1
