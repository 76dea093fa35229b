"""What each kind of event says for a product, and how it fades."""

from dataclasses import dataclass

from ranking.events import Event

_DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWeights:
    """Weights from 0 (says nothing) to 1 (a purchase)."""

    view: float = 0.1
    cart: float = 0.5
    purchase: float = 1.0
    like: float = 1.0
    rating: float = 1.0
    """A rating of 4 or more; lower ones say nothing for a product."""
    half_life_days: float | None = None
    """After so many days an event says half; None never fades."""

    def of(self, event: Event) -> float:
        """What an event says for its product; 0 when it says nothing for it."""
        match event.kind:
            case "view":
                return self.view
            case "cart":
                return self.cart
            case "purchase":
                return self.purchase
            case "like":
                return self.like
            case "rating":
                return self.rating if event.liked else 0.0
            case "dislike" | "cancel":
                return 0.0

    def faded(self, seconds: float) -> float:
        """The share of a weight that is left after some time."""
        return 1.0 if self.half_life_days is None else float(0.5 ** (max(0.0, seconds) / _DAY / self.half_life_days))
