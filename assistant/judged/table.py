"""Two runs compared, as tables in the terminal."""

import math
from collections.abc import Sequence

from assistant.judged.compared import Compared
from assistant.judged.measured import MAIN, UNKNOWN, counts, scope_text, shown, signed
from retrieval.judge.compare import Difference

HEAD = ("A", "B", "A - B", "95 % interval", "p", "better", "same", "worse")
EACH_P = "Each p stands by itself: of many types one differs by chance."
_WIDTHS = (6, 6, 7, 18, 6, 6, 5, 6)
_WORST, _BEST = 10, 5


def compared_text(both: Compared) -> str:
    """Measures, types, and the queries that differ most."""
    lines = [f"A  {both.a.name}", f"B  {both.b.name}", scope_text(counts(both.scope)), "", both.verdict(), ""]
    lines += [_line("", HEAD)]
    lines += [_line(name, cells(both, both.scope.queries, name, found)) for name, found in both.differences.items()]
    if len(both.kinds) > 1:
        lines += ["", f"{MAIN} by type. {EACH_P}"]
        lines += [
            _line(f"{kind} ({len(queries)})", cells(both, queries, MAIN, both.by_kind[kind]))
            for kind, queries in both.kinds.items()
        ]
    lines += [*_queries(both, "worse", both.losing, _WORST), *_queries(both, "better", both.winning, _BEST)]
    lines += ["", "Every query: --json, or --html FILE with both shelves."]
    return "\n".join([*lines, *both.notes()])


def cells(both: Compared, queries: Sequence[str], name: str, found: Difference | None) -> tuple[str, ...]:
    """One row under `HEAD`; ends after the means where no query has a value in both runs."""
    a, b = map(shown, both.means(queries, name))
    if found is None:
        return a, b
    bounds = "" if math.isnan(found.low) else f"{signed(found.low)} .. {signed(found.high)}"
    return a, b, signed(found.mean), bounds, p_text(found.p), str(found.wins), str(found.ties), str(found.losses)


def p_text(p: float) -> str:
    """A p for a person."""
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def _line(label: str, row: Sequence[str]) -> str:
    rest = "".join(f"  {cell:>{width}}" for cell, width in zip(row, _WIDTHS, strict=False))
    return f"{label:<18}{rest}".rstrip()


def _queries(both: Compared, word: str, queries: Sequence[str], most: int) -> list[str]:
    if not queries:
        return []
    first = f", the first {most}" if len(queries) > most else ""
    return ["", f"A is {word} in {len(queries)}{first}:", *(_query(both, query) for query in queries[:most])]


def _query(both: Compared, query: str) -> str:
    a, b = (shown(values[query][MAIN]) for values in (both.values_a, both.values_b))
    text = " ".join(both.asked.get(query, UNKNOWN).text.split())[:60]
    return f"{_line(query, (a, b, signed(both.gain(query))))}  {text}".rstrip()
