"""The set for an occasion: candidates for every role, the best choice, and what it was traded against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from assistant.bundles.choose import Option, Problem, cheapest, choose, clash
from assistant.bundles.occasions import Occasion, Role, occasions, things
from assistant.bundles.parts import enough, marks, needed, plays
from assistant.bundles.wish import BundleWish, KitPart
from assistant.plan import query_of
from assistant.request import Request
from assistant.understanding.people import CHILDREN
from ranking.ranked import RankedProduct
from retrieval.product import Product
from retrieval.query import Candidates, Query

Find = Callable[[Query], Candidates]
"""What a search finds."""
Rank = Callable[[Query, Candidates], Sequence[RankedProduct]]
"""What was found as this shopper gets it, best first."""
SEARCHED = 60
BEST = 8
"""Candidates of a role by worth."""
CHEAP = 4
"""Candidates of a role by price, so that the cheapest set is among what is chosen from."""
MUST = 2_000
"""What a must adds to the worth of its products; a nice role adds less, the less the later it stands."""
NICE, STEP, LEAST_NICE = 1_500, 100, 800
QUALITY = 800
"""What the best score of a role adds."""
MISSED = 400
"""What a product loses that is not in the colour or material asked for."""
PRICE = 60
"""What a product of the usual price of its role loses, at most three times that."""
_TRADES = 3
"""Differences looked into, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A product in its role."""

    role: Role
    item: RankedProduct
    quantity: int
    cost_minor: int

    @property
    def product(self) -> Product:
        """The product."""
        return self.item.product


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A set, and what it was traded against."""

    occasion: Occasion
    wish: BundleWish
    people: int
    chosen: tuple[Chosen, ...]
    """In the order of the roles."""
    currency: str
    left_out: tuple[Chosen, ...] = ()
    """Roles the budget leaves out, each with the cheapest that there is for it."""
    not_sold: tuple[Role, ...] = ()
    """Roles nothing in the shop plays, or nothing that is in stock in the number needed."""
    unchanged: tuple[Role, ...] = ()
    """Roles of which there is no other, or no cheaper one, though it was asked for."""
    complete_minor: int | None = None
    """What the cheapest set with every must costs, where the budget is below it."""
    cheaper: Chosen | None = None
    """A product that is cheaper than the one chosen without a budget ..."""
    dearer: Chosen | None = None
    """... this one ..."""
    room_for: tuple[Chosen, ...] = ()
    """... which leaves room for these: they would be out with the dearer one. Found by solving again."""

    @property
    def is_served(self) -> bool:
        """Whether the shop has enough for it to be called a set, whatever the budget: a must and one thing more."""
        parts = (*self.chosen, *self.left_out)
        return len(parts) > 1 and any(part.role.must for part in parts)

    @property
    def total_minor(self) -> int:
        """What all of it costs."""
        return sum(part.cost_minor for part in self.chosen)

    @property
    def parts(self) -> tuple[KitPart, ...]:
        """What each product is there for."""
        return tuple(
            KitPart(role=part.role.name, product_id=part.product.product_id, quantity=part.quantity)
            for part in self.chosen
        )


def kit_for(request: Request, find: Find, rank: Rank) -> Kit:
    """The best set for a request that asks for one.

    Args:
        request: with a `bundle`; its highest price is the budget of the whole set.
        find: searches the catalogue.
        rank: orders what can play a role, for this shopper.
    """
    wish = request.bundle
    assert wish is not None
    occasion = occasions()[wish.occasion]
    people = wish.people or occasion.people or 1
    roles = roles_of(wish)
    budget = request.filters.price_max_minor
    pools = [_pool(request, wish, occasion, role, people, find, rank) for role in roles]
    currency = next((part.product.currency for pool in pools for part in pool if part.product.currency), None)
    table = [part for pool in pools for part in pool]
    problem = _problem(roles, pools, budget)
    picked = choose(problem)
    kit = Kit(
        occasion=occasion,
        wish=wish,
        people=people,
        chosen=tuple(table[place] for place in picked),
        currency=currency or request.currency,
        unchanged=tuple(role for role, pool in zip(roles, pools, strict=True) if _stuck(role, pool, wish)),
        not_sold=tuple(role for role, pool in zip(roles, pools, strict=True) if not pool),
    )
    return kit if budget is None else _traded(kit, problem, table)


def roles_of(wish: BundleWish) -> tuple[Role, ...]:
    """The roles of a set, musts first: those of the occasion, less what is unwanted, and what was asked for too."""
    own = [role for role in occasions()[wish.occasion].roles if role.name not in wish.without]
    extra = [named_role(name) for name in wish.extra if all(name != role.name for role in own)]
    added = [replace(role, must=True) for role in extra]
    asked = set(wish.extra)
    own = [replace(role, must=True) if role.name in asked else role for role in own]
    return tuple(sorted([*own, *added], key=lambda role: not role.must))


def named_role(name: str) -> Role:
    """The role of a thing by its name; one made of the words where it is not written down."""
    return things().get(name) or Role(name=name, kinds=(name,), many=name, chinese=name)


def _pool(
    request: Request,
    wish: BundleWish,
    occasion: Occasion,
    role: Role,
    people: int,
    find: Find,
    rank: Rank,
) -> list[Chosen]:
    """The products a role is chosen from."""
    young = occasion.for_children or request.recipient in CHILDREN
    query = _query(request, occasion, role)
    found = find(query)
    grown = "gender" in role.same and request.filters.gender is None
    able = tuple(
        item
        for item in found.items
        if plays(role, item.product, for_children=young) and not (grown and item.product.gender == "kids")
    )
    cap, kept = dict(wish.caps).get(role.name), dict(wish.kept).get(role.name)
    pool = [part for item in rank(query, replace(found, items=able)) if (part := _part(role, item, people)) is not None]
    pool = [part for part in pool if part.product.family not in wish.passed] or pool
    if cap is not None:
        pool = [part for part in pool if part.cost_minor <= cap] or sorted(pool, key=lambda part: part.cost_minor)[:1]
    held = [part for part in pool if part.product.family == kept]
    if held:
        return held
    cheap = sorted(pool, key=lambda part: (part.cost_minor, part.product.product_id))[:CHEAP]
    return list({part.product.product_id: part for part in [*pool[:BEST], *cheap]}.values())


def _stuck(role: Role, pool: Sequence[Chosen], wish: BundleWish) -> bool:
    """Whether what was asked for of a role cannot be: it would have to be another, or cheaper."""
    if role.name in dict(wish.kept):
        return False
    cap = dict(wish.caps).get(role.name)
    return any(part.product.family in wish.passed or (cap is not None and part.cost_minor > cap) for part in pool)


def _query(request: Request, occasion: Occasion, role: Role) -> Query:
    """The search for a role: the occasion's words and its own, within every limit but the budget."""
    words = " ".join(dict.fromkeys(f"{occasion.find} {role.name}".split()))
    filters = replace(request.filters, price_min_minor=None, price_max_minor=None, in_stock_min=1)
    if not role.sized:
        filters = replace(filters, sizes=())
    if "gender" not in role.same:
        filters = replace(filters, gender=None)
    asked = replace(request, search_text=words, phrase=words, filters=filters, by_purpose=False, sort=None)
    return query_of(asked, k=SEARCHED)


def _part(role: Role, item: RankedProduct, people: int) -> Chosen | None:
    """A product in a role in the number needed, in a variant of which there are so many; None where there is none."""
    for product in (item.product, *item.candidate.variants):
        number = needed(role, product, people)
        if product.current_price_minor is not None and enough(product, number):
            cost = number * product.current_price_minor
            return Chosen(role=role, item=replace(item, product=product), quantity=number, cost_minor=cost)
    return None


def _problem(roles: Sequence[Role], pools: Sequence[Sequence[Chosen]], budget: int | None) -> Problem:
    options = []
    nice = 0
    for place, (role, pool) in enumerate(zip(roles, pools, strict=True)):
        worth = MUST if role.must else max(NICE - STEP * nice, LEAST_NICE)
        nice += not role.must
        usual = max(median([part.cost_minor for part in pool]), 1) if pool else 1
        best = max((part.item.score for part in pool), default=1.0)
        for part in pool:
            quality = QUALITY * max(part.item.score, 0.0) / max(best, 0.1)
            missed = bool({"colors", "materials"} & set(part.item.candidate.missed))
            lost = MISSED * missed + PRICE * min(part.cost_minor / usual, 3.0)
            options.append(
                Option(
                    role=place,
                    family=part.product.family,
                    cost_minor=part.cost_minor,
                    value=round(worth + quality - lost),
                    marks=marks(role, part.product),
                )
            )
    return Problem(musts=tuple(role.must for role in roles), options=tuple(options), budget_minor=budget)


def _traded(kit: Kit, problem: Problem, table: Sequence[Chosen]) -> Kit:
    """A set with what its budget costs it, found by solving again: without the budget, and with each dearer product."""
    free = replace(problem, budget_minor=None)
    wanted = [table[place] for place in choose(free)]
    filled = {part.role.name for part in kit.chosen}
    out = [part.role for part in wanted if part.role.name not in filled]
    least = [_least(role, kit, problem, table) for role in out]
    kit = replace(kit, left_out=tuple(least))
    if any(part.role.must for part in least):
        return replace(kit, complete_minor=sum(table[place].cost_minor for place in cheapest(free)))
    return _with_trade(kit, problem, table, wanted)


def _least(role: Role, kit: Kit, problem: Problem, table: Sequence[Chosen]) -> Chosen:
    """The cheapest for a role that could stand in a set; where none could, the cheapest there is."""
    own = [option for option, part in zip(problem.options, table, strict=True) if part in kit.chosen]
    pairs = [(option, part) for option, part in zip(problem.options, table, strict=True) if part.role.name == role.name]
    fitting = [part for option, part in pairs if not any(clash(option, other) for other in own)]
    return min(fitting or [part for _, part in pairs], key=lambda part: part.cost_minor)


def _with_trade(kit: Kit, problem: Problem, table: Sequence[Chosen], wanted: Sequence[Chosen]) -> Kit:
    own = {part.role.name: part for part in kit.chosen}
    gaps = [
        (part, own[part.role.name])
        for part in wanted
        if part.role.name in own and part.cost_minor > own[part.role.name].cost_minor
    ]
    gaps.sort(key=lambda pair: pair[1].cost_minor - pair[0].cost_minor)
    for dearer, cheaper in gaps[:_TRADES]:
        lost = _lost_with(dearer, problem, table, own)
        if lost:
            return replace(kit, dearer=dearer, cheaper=cheaper, room_for=lost)
    return kit


def _lost_with(dearer: Chosen, problem: Problem, table: Sequence[Chosen], own: dict[str, Chosen]) -> tuple[Chosen, ...]:
    """What would be out of a set if a dearer product were in it."""
    held = [part is dearer or part.role.name != dearer.role.name for part in table]
    options = tuple(option for option, stays in zip(problem.options, held, strict=True) if stays)
    left = [part for part, stays in zip(table, held, strict=True) if stays]
    place = next(option.role for option, part in zip(options, left, strict=True) if part is dearer)
    boosted = tuple(
        replace(option, value=option.value + 100_000) if option.role == place else option for option in options
    )
    picked = {left[each].role.name for each in choose(replace(problem, options=boosted))}
    if dearer.role.name not in picked:
        return ()
    return tuple(part for name, part in own.items() if name not in picked)
