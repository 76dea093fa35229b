"""Whether new settings beat those in service beyond noise: the same shoppers, a paired bootstrap."""

from dataclasses import dataclass

import numpy as np

from ranking.measures.intervals import interval, resampled
from ranking.measures.measured import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """New settings less those in service, in nDCG@10 on the test part."""

    name: str
    """The model in service."""
    difference: float
    low: float
    """The lower end of the 95 % interval."""
    high: float

    @property
    def better(self) -> bool:
        """Whether the new are better beyond noise."""
        return self.low > 0

    @property
    def why(self) -> str:
        """The decision in words."""
        span = f"{self.difference:+.4f} ({self.low:+.4f} to {self.high:+.4f})"
        if self.better:
            return f"It beats the settings in service ({self.name}) by {span} in nDCG@10, so it takes their place."
        return (
            f"Against the settings in service ({self.name}) that is {span} in nDCG@10, no gain beyond noise: "
            "they stay, fitted again on all events."
        )


def compared(new: Measured, standing: Measured) -> Comparison:
    """Compare on the same shoppers; with too few for an interval nothing is better."""
    difference = np.array(new.per_user) - np.array(standing.per_user)
    if not len(difference):
        return Comparison(name=standing.name, difference=0.0, low=0.0, high=0.0)
    low, high = interval(resampled({"difference": difference})["difference"])
    return Comparison(
        name=standing.name,
        difference=float(difference.mean()),
        low=float(np.nan_to_num(low)),
        high=float(np.nan_to_num(high)),
    )
