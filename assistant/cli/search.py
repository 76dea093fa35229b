"""`search`: retrieval alone."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.cli.command import Command, Context
from assistant.cli.files import json_lines, message_of
from assistant.cli.opened import open_shop
from assistant.request_json import filters_json
from retrieval.errors import InputError, UsageError
from retrieval.facet_counts.count import facets
from retrieval.facet_counts.facets import Facet, Facets, FacetValue
from retrieval.facet_counts.question import Question, best_question
from retrieval.money import as_number, format_price, parse_price
from retrieval.protocols import Retriever
from retrieval.query import Candidate, Candidates, Filters, Query
from retrieval.trec import run_lines

_SORTS = ("price_low", "price_high", "rating", "newest")


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """What all that a search found can be narrowed by."""

    facets: Facets
    question: Question | None
    currency: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("text", nargs="?", help="what to search for")
    parser.add_argument("--file", help="JSONL of id and message (or text): one search a line")
    parser.add_argument("--run", help="write a TREC run file")
    parser.add_argument("-k", type=int, default=10, help="how many results (10)")
    for name in ("brand", "department", "category", "color", "material", "size", "exclude"):
        parser.add_argument(f"--{name}", action="append", default=[], help=f"{name}; may be given several times")
    parser.add_argument("--gender", choices=("female", "male"))
    parser.add_argument("--price-min")
    parser.add_argument("--price-max")
    parser.add_argument("--in-stock", type=int, nargs="?", const=1, help="at least this many in stock (1)")
    parser.add_argument("--on-sale", action="store_true", default=None)
    parser.add_argument("--sort", choices=_SORTS)
    parser.add_argument(
        "--facets", action="store_true", help="count what all that fits can be narrowed by, and what to ask"
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Search for one text, or for each line of a file."""
    if (args.text is None) == (args.file is None):
        raise UsageError("give a text, or --file FILE with one search a line.")
    if args.k < 1:
        raise UsageError(f"-k takes a number from 1, not {args.k}.")
    shop = open_shop(context)
    filters = _filters(args, shop.vocabulary.currency)
    texts = [("1", args.text)] if args.file is None else [message_of(doc, line) for line, doc in json_lines(args.file)]
    run_file: list[str] = []
    for key, text in texts:
        query = Query(text=text, filters=filters, exclude=tuple(args.exclude), sort=args.sort, k=args.k)
        found = shop.retriever.retrieve(query)
        run_file.append(run_lines(key, [(item.product.product_id, item.score) for item in found.items], "shelftalker"))
        narrowing = _narrowing(shop.retriever, found, shop.vocabulary.currency) if args.facets else None
        document = _json(key, found) | _narrowing_json(narrowing)
        if args.file is None:
            context.report(document, _text(found) + _narrowing_text(narrowing))
        elif not args.run or context.as_json:
            context.line(document)
    if args.run:
        _write(Path(args.run), "".join(run_file))
    return 0


def _filters(args: argparse.Namespace, currency: str) -> Filters:
    return Filters(
        department=tuple(args.department),
        product_type=tuple(args.category),
        brand=tuple(args.brand),
        colors=tuple(args.color),
        materials=tuple(args.material),
        sizes=tuple(args.size),
        gender=args.gender,
        price_min_minor=parse_price(args.price_min, currency)[0] if args.price_min else None,
        price_max_minor=parse_price(args.price_max, currency)[0] if args.price_max else None,
        in_stock_min=args.in_stock,
        on_sale=args.on_sale,
    )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"The run cannot be written to {path} ({error.strerror}). Give another path.") from error


def _json(key: str, found: Candidates) -> dict[str, object]:
    return {
        "id": key,
        "total": found.total,
        "sold": found.sold,
        "products": [_item(item) for item in found.items],
    }


def _item(item: Candidate) -> dict[str, object]:
    product = item.product
    minor = product.current_price_minor
    price = None if minor is None else as_number(minor, product.currency or "USD")
    return {
        "product_id": product.product_id,
        "title": product.title,
        "price": price,
        "score": round(item.score, 6),
    }


def _text(found: Candidates) -> str:
    rows = []
    for rank, item in enumerate(found.items, start=1):
        minor = item.product.current_price_minor
        cost = format_price(minor, item.product.currency) if minor is not None else "-"
        rows.append(f"{rank:>3}  {item.score:.3f}  {cost:>10}  {item.product.title[:80]}")
    rows += [f"{step.count} if {step.constraint} is relaxed" for step in found.relaxations] if not found.items else []
    return "\n".join(rows) or "Nothing fits."


def _narrowing(retriever: Retriever, found: Candidates, currency: str) -> _Narrowing:
    """The facets of everything that fits, not only of what is shown."""
    if len(found.items) < found.total:
        everything = retriever.retrieve(replace(found.query, k=found.total)).items
    else:
        everything = found.items[: found.total]
    products = [variant for item in everything for variant in item.variants]
    scores = [item.score for item in everything for _ in item.variants]
    question = best_question(products, scores, known=found.query.filters)
    return _Narrowing(facets(products), question, currency)


def _narrowing_json(narrowing: _Narrowing | None) -> dict[str, object]:
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


def _narrowing_text(narrowing: _Narrowing | None) -> str:
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


COMMAND = Command(configure=configure, run=run)
