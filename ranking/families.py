"""Events of variants as events of their families: who bought the blue one is taken for who bought the red one."""

from collections.abc import Iterable
from dataclasses import replace

from ranking.cancellations import settled
from ranking.events import Event
from retrieval.catalogue import Catalogue


def in_families(events: Iterable[Event], catalogue: Catalogue) -> tuple[Event, ...]:
    """The events, settled, with family ids for product ids; products no longer on sale keep their own.

    A cancellation takes back the very variant it names, so that it is settled before variants become one.
    """
    family = {product.product_id: product.family for product in catalogue.products()}
    return tuple(replace(event, product_id=family.get(event.product_id, event.product_id)) for event in settled(events))
