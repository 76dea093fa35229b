"""`train language`: the adapter of the language model and the judgement of shelves, for this shop's folder."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.cli.index import index_with_bar
from assistant.models.transformers_model import TransformersModel
from assistant.models.weights import language_model_folder
from assistant.sample.make import make_goods
from assistant.shop import Shop
from assistant.training.adapter import Progress
from assistant.training.language import calibrate, learn_alarm, measured, sort_messages, trained_adapter
from assistant.training.writer import trained_writer
from assistant.understanding.asking import Asking
from assistant.understanding.places.reading import FoundPlaces


def train_language(shop: Shop, rounds: int, prose_rounds: int = 0) -> dict[str, Any]:
    """Train an adapter for the shop's language model, measure it, and weigh its choices.

    Args:
        shop: gets `language/` in its data folder.
        rounds: how often the language model sees each message; 0 trains no adapter for understanding.
        prose_rounds: how often it sees each example of prose; 0 trains no adapter for writing.

    Returns:
        What was measured.
    """
    settings = shop.settings.language
    adapter = shop.language / "adapter"
    report: dict[str, Any] = {"rounds": rounds}
    where = settings.model or str(language_model_folder())
    shop.language.mkdir(parents=True, exist_ok=True)
    if prose_rounds:
        with _bar() as show:
            report["prose_loss"] = round(
                trained_writer(where, shop.language / "writer", rounds=prose_rounds, progress=show), 4
            )
    if rounds:
        with _bar() as show:
            report["loss"] = round(trained_adapter(where, adapter, rounds=rounds, progress=show), 4)
    sorted_right = sort_messages(shop.encoder, shop.language / "kinds.npz")
    report |= {name: round(share, 4) for name, share in sorted_right.items()}
    heard = learn_alarm(shop.encoder, shop.language / "alarm.npz")
    report |= {name: round(share, 4) for name, share in heard.items()}
    asking = _asking(shop)
    if asking is not None:
        worth = measured(asking)
        report["right"] = {name: round(share, 4) for name, share in sorted(worth.right.items())}
        report["asked"] = dict(sorted(worth.asked.items()))
    report |= {name: round(share, 4) for name, share in _calibrated(asking, shop.language / "judgement.json").items()}
    return report


def _asking(shop: Shop) -> Asking | None:
    """The shop's language model with its adapter, as it lies there now; None where it has none."""
    settings = shop.settings.language
    return Asking(TransformersModel(settings.model, settings, shop.adapter)) if shop.adapter else None


def _calibrated(asking: Asking | None, file: Path) -> dict[str, float]:
    """Weigh the evidence for shelves, a model's choices among it, on the sample shop, made for it and thrown away."""
    with tempfile.TemporaryDirectory() as folder, Shop(Path(folder)) as sample:
        make_goods(Path(folder), date.today())
        index_with_bar(sample.home, sample.catalogue, sample.encoder)
        reader = sample.reader(with_model=False)
        assert isinstance(reader.places, FoundPlaces)
        places = FoundPlaces(
            vocabulary=reader.vocabulary, find=reader.places.find, judgement=reader.places.judgement, asking=asking
        )
        return calibrate(reader, places, file)


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar of steps on a terminal; nothing in a pipe."""
    with tqdm(desc="Training the adapter", unit="step", disable=None, leave=False) as bar:

        def show(done: int, of: int, loss: float) -> None:
            bar.total = of
            bar.set_postfix(loss=f"{loss:.3f}", refresh=False)
            bar.update(done - bar.n)

        yield show


def language_text(report: dict[str, Any]) -> str:
    """What was measured, for people."""
    losses = (("loss", "understanding"), ("prose_loss", "writing"))
    lines = [
        f"Loss of the last steps, {what}: {report[name]:.3f} nats a token." for name, what in losses if name in report
    ]
    lines += [
        f"{name:<8} {share:.3f} right of {report['asked'][name]} messages it was not trained on"
        for name, share in report.get("right", {}).items()
    ]
    lines.append(
        f"Messages sorted right that were not fitted on: intents {report['intent_kind']:.3f}, "
        f"services {report['service_kind']:.3f}."
    )
    lines.append(
        f"Alarms, of messages not fitted on: {report['alarm_found']:.3f} of those that call for one, "
        f"{report['alarm_false']:.4f} of all others."
    )
    by_model = f"; with it {report['place']:.3f}" if "place" in report else ""
    lines.append(
        "Place named right, of the sample shop's judged requests not fitted on, without the model: "
        f"{report['place_without_model']:.3f}{by_model}."
    )
    return "\n".join(lines)
