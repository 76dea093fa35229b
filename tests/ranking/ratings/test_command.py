"""`evaluate ratings`, as a researcher runs it."""

import json

import pytest

from assistant.cli.main import run
from ranking.ratings import training
from tests.ranking.ratings.tastes import ROWS
from tests.ranking.ratings.test_training import quick


@pytest.fixture
def evaluate(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(training, "families_for", quick)

    def call(train, test, *words, code=0):
        for name, lines in (("train", train), ("test", test)):
            (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        files = ("--train", str(tmp_path / "train"), "--test", str(tmp_path / "test"))
        assert run(["--home", str(tmp_path), "evaluate", "ratings", *files, *words]) == code
        return capsys.readouterr()

    return call


LINES = [f"{row.user_id}\t{row.item_id}\t{row.stars:g}\t{row.time:.0f}" for row in ROWS]
TRAIN, TEST = [line for n, line in enumerate(LINES) if n % 5], LINES[::5]


def test_it_reports_every_model_and_the_choice(evaluate):
    document = json.loads(evaluate(TRAIN, TEST, "--json").out)
    names = [row["name"] for row in document["models"]]
    assert sorted(names) == ["bayesian-mf", "biases", "item-knn", "mf-sgd", "stack", "svd++", "user-knn"]
    assert document["chosen"] in names
    for row in document["models"]:
        assert row["rmse_95"][0] <= row["rmse"] <= row["rmse_95"][1]
        assert row["mae"] <= row["rmse"]
    assert document["interval_coverage"] == pytest.approx(document["interval_level"], abs=0.12)


def test_it_prints_a_table_and_tells_bad_rows(evaluate):
    printed = evaluate([*TRAIN, "u1\ti1\tnan"], [line.replace("\t", ",") for line in TEST])
    assert "bayesian-mf" in printed.out
    assert "80% intervals" in printed.out
    assert f"line {len(TRAIN) + 1}: the rating 'nan' is not a number" in printed.err


def test_unseen_users_and_items_are_measured_too(evaluate):
    document = json.loads(evaluate(TRAIN[:3], ["new\tthing\t3"], "--json").out)
    assert document["chosen"] == "biases"


@pytest.mark.parametrize(("train", "test"), [([], TEST), (TRAIN, ["a\tb\tnan"])])
def test_a_file_without_ratings_is_an_error(evaluate, train, test):
    assert "no rating that can be used" in evaluate(train, test, code=1).err
