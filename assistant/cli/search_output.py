"""What `search` prints: results, ways out and facets, as JSON and for a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.request_json import filters_json
from retrieval.facet_counts.count import facets
from retrieval.facet_counts.facets import Facet, Facets, FacetValue
from retrieval.facet_counts.question import Question, best_question
from retrieval.money import as_number, format_price
from retrieval.product import Product
from retrieval.protocols import Retriever
from retrieval.query import Candidate, Candidates, Relaxation


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What all that a search found can be narrowed by."""

    facets: Facets
    question: Question | None
    currency: str


def found_json(key: str, found: Candidates) -> dict[str, object]:
    """One search as JSON; near products stand under `near`, never among the matches."""
    near = found.items if not found.sold else ()
    document: dict[str, object] = {
        "id": key,
        "total": found.total,
        "sold": found.sold,
        "products": [_item(item) for item in found.items if found.sold],
        "near": [_item(item) for item in near],
        "relaxations": [_step(step) for step in found.relaxations],
        "unchecked": list(found.unchecked),
    }
    kept = ("id", "total", "sold", "products")
    return {name: value for name, value in document.items() if name in kept or value}


def _item(item: Candidate) -> dict[str, object]:
    return {
        "product_id": item.product.product_id,
        "title": item.product.title,
        "price": _decimal(item.product),
        "score": round(item.score, 6),
    }


def _decimal(product: Product) -> float | int | None:
    minor = product.current_price_minor
    return None if minor is None else as_number(minor, product.currency or "USD")


def _step(step: Relaxation) -> dict[str, object]:
    value = step.value
    if step.constraint.endswith("_minor") and isinstance(value, int):
        value = as_number(value, next((p.currency for p in step.examples if p.currency), None) or "USD")
    return {
        "constraint": step.constraint.removesuffix("_minor"),
        "change": step.change,
        "value": value,
        "count": step.count,
        "examples": [product.product_id for product in step.examples],
    }


def found_text(found: Candidates) -> str:
    """One search for a person: the matches, or why there are none and what is near."""
    rows = [_row(rank, item) for rank, item in enumerate(found.items, start=1)]
    if not found.sold:
        rows.insert(
            0, "Nothing of the kind is sold here. The nearest:" if rows else "Nothing of the kind is sold here."
        )
    elif not rows:
        rows = ["Nothing fits.", *(f"  {_way_out(step)}" for step in found.relaxations)]
    left_out = [f"Not checked, because no product states it: {name.removesuffix('_minor')}" for name in found.unchecked]
    return "\n".join([*rows, *left_out])


def _row(rank: int, item: Candidate) -> str:
    minor = item.product.current_price_minor
    cost = format_price(minor, item.product.currency) if minor is not None else "-"
    return f"{rank:>3}  {item.score:.3f}  {cost:>10}  {item.product.title[:80]}"


def _way_out(step: Relaxation) -> str:
    name = step.constraint.removesuffix("_minor").replace("_", " ")
    if step.change == "widen" and isinstance(step.value, int) and step.constraint.endswith("_minor"):
        currency = next((product.currency for product in step.examples if product.currency), None)
        return f"{step.count} with {name} {format_price(step.value, currency)}"
    said = f"{name} {step.value!r}" if step.value is not None else name
    return f"{step.count} without {said}"


def narrowing_of(retriever: Retriever, found: Candidates, currency: str) -> Narrowing:
    """The facets of everything that fits, not only of what is shown."""
    if len(found.items) < found.total:
        everything = retriever.retrieve(replace(found.query, k=found.total)).items
    else:
        everything = found.items[: found.total]
    products = [variant for item in everything for variant in item.variants]
    scores = [item.score for item in everything for _ in item.variants]
    question = best_question(products, scores, known=found.query.filters)
    return Narrowing(facets(products), question, currency)


def narrowing_json(narrowing: Narrowing | None) -> dict[str, object]:
    """Facets and question as JSON; empty when they are not asked for."""
    if narrowing is None:
        return {}
    question = narrowing.question
    return {
        "facets": [_facet_json(facet, narrowing.currency) for facet in narrowing.facets.facets],
        "question": question
        and {
            "text": question.text,
            "facet": question.facet.name,
            "answers": _values_json(question.answers, narrowing.currency),
            "gain_bits": round(question.gain_bits, 3),
            "remaining": round(question.remaining, 1),
        },
    }


def _facet_json(facet: Facet, currency: str) -> dict[str, object]:
    return {
        "name": facet.name,
        "label": facet.label,
        "values": _values_json(facet.values, currency),
        "missing": facet.missing,
        "left_out": facet.left_out,
    }


def _values_json(values: Sequence[FacetValue], currency: str) -> list[dict[str, object]]:
    return [
        {"value": value.value, "count": value.count, "filters": filters_json(value.filters, currency)}
        for value in values
    ]


def narrowing_text(narrowing: Narrowing | None) -> str:
    """Facets and question for a person, after the results; empty when they are not asked for."""
    if narrowing is None or not narrowing.facets.facets:
        return ""
    rows = [f"Of {narrowing.facets.total}:"]
    for facet in narrowing.facets.facets:
        values = "; ".join(f"{each.value} ({each.count})" for each in facet.values)
        more = f"; {facet.left_out} more" if facet.left_out else ""
        rows.append(f"  {facet.label}: {values}{more}")
    if narrowing.question is not None:
        rows.append(f"To ask: {narrowing.question.text}")
    return "\n\n" + "\n".join(rows)
