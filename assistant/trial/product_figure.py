"""The map of products as a plot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from assistant.trial.figure import SERIES, Figure, axis, layout
from ranking.report.product_map import ProductMap
from retrieval.product import Product

_TITLE = 70
"""Characters of a title that are shown."""
_OTHERS = "others"


def product_figure(found: ProductMap, products: Mapping[str, Product]) -> Figure:
    """Products as points, in the colour of their kind, or of their brand where kinds are not known."""
    groups, word = _groups(found.product_ids, products)
    common = [name for name, _ in Counter(group for group in groups if group).most_common(len(SERIES))]
    colour = dict(zip(common, SERIES, strict=False))
    shown = [group if group in colour else _OTHERS for group in groups]
    traces = [
        _points(found, products, [n for n, group in enumerate(shown) if group == name], name, colour.get(name))
        for name in (_OTHERS, *common)
        if name in shown
    ]
    how = (
        "Products lie close when the chosen model recommends the same after them"
        if found.learned
        else "Products lie close when their texts are alike"
    )
    return Figure(
        name="map",
        title="The shop as the model sees it" if found.learned else "The shop as its texts see it",
        says=f"{how}; the colour is their {word}. Good is islands that a shopkeeper can name; directions and "
        "distances between islands mean nothing.",
        data=traces,
        layout=layout(
            620,
            xaxis=axis(visible=False, fixedrange=False),
            yaxis=axis(visible=False, fixedrange=False),
            legend={"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0, "itemsizing": "constant"},
            hovermode="closest",
        ),
        tools=True,
    )


def _groups(product_ids: Sequence[str], products: Mapping[str, Product]) -> tuple[list[str], str]:
    known = [products.get(key) for key in product_ids]
    kinds = [(product.product_type or "") if product else "" for product in known]
    if sum(map(bool, kinds)) * 2 >= len(kinds):
        return kinds, "kind"
    return [(product.brand or "") if product else "" for product in known], "brand"


def _points(
    found: ProductMap, products: Mapping[str, Product], places: Sequence[int], name: str, colour: str | None
) -> dict[str, Any]:
    keys = [found.product_ids[n] for n in places]
    titles = [products[key].title if key in products else key for key in keys]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": escape(name[:30]),
        "x": [round(float(found.points[n, 0]), 2) for n in places],
        "y": [round(float(found.points[n, 1]), 2) for n in places],
        "text": [escape(title if len(title) <= _TITLE else f"{title[:_TITLE]}...") for title in titles],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "size": 6,
            "color": colour or "--soft",
            "opacity": 0.85 if colour else 0.3,
            "line": {"width": 0},
        },
    }
