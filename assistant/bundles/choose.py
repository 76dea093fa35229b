"""The best choice of one product a role, exactly: a small integer programme, solved by HiGHS."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A product that can play a role."""

    role: int
    """Place of the role among the roles of the problem."""
    family: str
    cost_minor: int
    """What it costs in the number that is needed."""
    value: int
    """What it is worth, at least 0; at most a few thousand."""
    marks: frozenset[tuple[str, str]] = frozenset()
    """What it shares with others: ("gender", "female"). Two options clash where they differ on one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What there is to choose from."""

    musts: tuple[bool, ...]
    """Which roles the set is not without."""
    options: tuple[Option, ...]
    budget_minor: int | None = None


def choose(problem: Problem) -> tuple[int, ...]:
    """Places of the options chosen: as many musts as the budget allows, then the greatest sum of values.

    Never more than the budget, one option a role at most, no product twice, none that clash.
    """
    musts = np.array([float(problem.musts[option.role]) for option in problem.options])
    most = round(float(musts[list(_solved(problem, musts))].sum()))
    values = np.array([float(option.value) for option in problem.options])
    return _solved(problem, values, at_least=(musts, most))


def cheapest(problem: Problem) -> tuple[int, ...]:
    """Places of the options of the cheapest set with as many musts as there are products for, and nothing else."""
    musts = np.array([float(problem.musts[option.role]) for option in problem.options])
    most = round(float(musts[list(_solved(problem, musts))].sum()))
    costs = np.array([-float(option.cost_minor) for option in problem.options])
    return _solved(problem, costs, at_least=(musts, most))


def clash(one: Option, other: Option) -> bool:
    """Whether two options cannot stand in one set."""
    if one.role == other.role or one.family == other.family:
        return True
    own = dict(one.marks)
    return any(name in own and own[name] != value for name, value in other.marks)


def _solved(
    problem: Problem, worth: NDArray[np.float64], *, at_least: tuple[NDArray[np.float64], int] | None = None
) -> tuple[int, ...]:
    from scipy.optimize import Bounds, LinearConstraint, milp

    size = len(problem.options)
    if not size:
        return ()
    rows, uppers = _rows(problem)
    constraints = [LinearConstraint(np.array(rows), ub=np.array(uppers))] if rows else []
    if at_least is not None:
        constraints.append(LinearConstraint(at_least[0][None, :], lb=at_least[1]))
    found = milp(
        -worth,
        integrality=np.ones(size, dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=constraints,
        options={"mip_rel_gap": 0.0},
    )
    assert found.x is not None, "choosing nothing keeps every limit, and what was reached can be reached again"
    return tuple(int(place) for place in np.flatnonzero(found.x > 0.5))


def _rows(problem: Problem) -> tuple[list[NDArray[np.float64]], list[float]]:
    """Every limit as a row and its upper bound."""
    size, options = len(problem.options), problem.options
    rows: list[NDArray[np.float64]] = []
    uppers: list[float] = []
    for group in _groups(options):
        if len(group) > 1:
            row = np.zeros(size)
            row[group] = 1.0
            rows.append(row)
            uppers.append(1.0)
    for one, other in combinations(range(size), 2):
        apart = options[one].role != options[other].role and options[one].family != options[other].family
        if apart and clash(options[one], options[other]):
            row = np.zeros(size)
            row[[one, other]] = 1.0
            rows.append(row)
            uppers.append(1.0)
    if problem.budget_minor is not None:
        rows.append(np.array([float(option.cost_minor) for option in options]))
        uppers.append(float(problem.budget_minor))
    return rows, uppers


def _groups(options: Sequence[Option]) -> list[list[int]]:
    """Options of one role, and options that are one product."""
    groups: dict[tuple[str, object], list[int]] = {}
    for place, option in enumerate(options):
        groups.setdefault(("role", option.role), []).append(place)
        groups.setdefault(("family", option.family), []).append(place)
    return list(groups.values())
