"""That a training is due, because somebody was forgotten of whom the models still hold a trace."""

from datetime import date

from retrieval.home import Home

_QUEUE = "queue"


def retrain_since(home: Home) -> str | None:
    """The day since which a training is due; None when none is."""
    path = home.rankers / _QUEUE
    return path.read_text(encoding="utf-8").strip() if path.exists() else None


def due_from_now(home: Home) -> None:
    """Say that a training is due; the first day stays."""
    if retrain_since(home) is None:
        (home.rankers / _QUEUE).write_text(f"{date.today()}\n", encoding="utf-8")


def no_longer_due(home: Home) -> None:
    """Say that none is due."""
    (home.rankers / _QUEUE).unlink(missing_ok=True)
