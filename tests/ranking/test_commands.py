"""`train ranking` and `evaluate ranking`, as a shopkeeper runs them."""

import io
import json
import sys
from typing import Any

import pytest

from assistant.cli.main import run
from assistant.cli.train import progress_bar
from ranking.versions import load
from retrieval.home import Home
from tests.goods import GOODS, catalogue_of, write_rows

FIELDS = {"name", "ndcg@10", "hit@10", "recall@10", "mrr@10", "coverage", "novelty", "diversity", "users"}
BOUGHT: list[dict[str, Any]] = [
    {"user_id": f"u{n}", "product_id": key, "order": place}
    for n in range(30)
    for place, key in enumerate((("mug", "mug-tin", "mug-travel"), ("boot-red", "boot-green", "jacket"))[n % 2])
]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("shop")
    catalogue_of(home)
    assert run(["--home", str(home), "import", "purchases", str(write_rows(home / "p.jsonl", BOUGHT))]) == 0
    return home


@pytest.fixture
def shelftalker(home, capsys):
    def call(*words, code=0):
        capsys.readouterr()
        assert run(["--home", str(home), *map(str, words)]) == code
        return capsys.readouterr()

    return call


@pytest.fixture
def purchases(tmp_path):
    return write_rows(tmp_path / "p.jsonl", BOUGHT)


def test_training_reports_the_table_and_the_choice_and_is_quiet_in_a_pipe(shelftalker):
    printed = shelftalker("train", "ranking", "--json")
    document = json.loads(printed.out)
    assert document["version"] in document["versions"]
    assert document["chosen"] in {row["name"] for row in document["models"]}
    assert all(set(row) >= FIELDS for row in document["models"])
    counted = {"events": len(BOUGHT), "products": 8, "ratings": 0, "last_event": len(BOUGHT)}
    assert document["fitted_on"] == counted
    assert document["ratings"] is None
    assert "%" not in printed.err


def test_training_can_be_rolled_back(shelftalker):
    first = json.loads(shelftalker("train", "ranking", "--json").out)["version"]
    shelftalker("train", "ranking")
    assert json.loads(shelftalker("train", "ranking", "--roll-back", first, "--json").out) == {"in_service": first}


def test_training_learns_what_is_bought_again(shelftalker, home):
    version = json.loads(shelftalker("train", "ranking", "--json").out)["version"]
    assert load(Home(home), version).repeats is not None


def test_a_shop_without_events_is_served_by_popularity(tmp_path, capsys):
    catalogue_of(tmp_path)
    assert run(["--home", str(tmp_path), "train", "ranking"]) == 0
    assert "so popularity serves" in capsys.readouterr().out


def test_rounds_below_none_are_refused(shelftalker):
    assert "--rounds" in shelftalker("train", "language", "--rounds", "-1", code=2).err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_shown_on_a_terminal(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_bar() as show:
        show("tune ease", 0.5)
    assert "tune ease" in terminal.getvalue()
    assert "50%" in terminal.getvalue()


def test_evaluation_prints_the_document_of_the_contract(shelftalker, purchases):
    document = json.loads(shelftalker("evaluate", "ranking", "--purchases", purchases, "--json").out)
    assert document["chosen"] in {row["name"] for row in document["models"]}
    assert all(set(row) >= FIELDS and row["users"] == 30 for row in document["models"])
    assert "content" not in {row["name"] for row in document["models"]}


def test_evaluation_with_products_measures_content_and_diversity(shelftalker, purchases, tmp_path):
    goods = write_rows(tmp_path / "goods.jsonl", GOODS)
    words = ("evaluate", "ranking", "--purchases", purchases, "--products", goods, "--split", "last", "--json")
    models = {row["name"]: row for row in json.loads(shelftalker(*words).out)["models"]}
    assert models["content"]["diversity"] is not None


def test_evaluation_leaves_bad_rows_out_and_tells_the_first(shelftalker, tmp_path):
    rows: list[dict[str, Any]] = [BOUGHT[0], {"user_id": "a"}, {**BOUGHT[0], "rating": 9}, *BOUGHT[1:]]
    printed = shelftalker("evaluate", "ranking", "--purchases", write_rows(tmp_path / "p.jsonl", rows), "--json")
    assert json.loads(printed.out)["models"]
    assert "2 rows" in printed.err
    assert "line 2: product_id is missing" in printed.err


def test_evaluation_reads_columns_by_stated_names(shelftalker, tmp_path):
    rows = [{"who": row["user_id"], "what": row["product_id"], "order": row["order"]} for row in BOUGHT]
    words = ("evaluate", "ranking", "--purchases", write_rows(tmp_path / "p.jsonl", rows), "--json")
    document = json.loads(shelftalker(*words, "--columns", "user_id=who,product_id=what").out)
    assert {row["users"] for row in document["models"]} == {30}
    assert "no column 'whom'" in shelftalker(*words, "--columns", "user_id=whom,product_id=what", code=1).err


def test_evaluation_by_a_column_that_is_not_there_is_told(shelftalker, purchases):
    assert "split" in shelftalker("evaluate", "ranking", "--purchases", purchases, "--split", "column", code=2).err


def test_evaluation_of_a_file_without_events_is_told(shelftalker, tmp_path):
    nothing = write_rows(tmp_path / "p.jsonl", [{"user_id": "a"}])
    assert "no event that can be read" in shelftalker("evaluate", "ranking", "--purchases", nothing, code=1).err


def test_evaluation_writes_a_page_and_measures_variety(shelftalker, purchases, tmp_path):
    goods, page = write_rows(tmp_path / "goods.jsonl", GOODS), tmp_path / "page.html"
    words = ("--purchases", purchases, "--products", goods, "--diversity", "0.3", "--html", page, "--json")
    document = json.loads(shelftalker("evaluate", "ranking", *words).out)
    varied = {(each["name"], each["by"], each["diversity_dial"]) for each in document["diversified"]}
    assert varied == {(document["chosen"], by, 0.3) for by in ("text", "kind", "interests")}
    assert all(row["warm"]["users"] == 0 or row["warm"]["ndcg@10"] is not None for row in document["segments"].values())
    text = page.read_text(encoding="utf-8")
    assert "Blue Stoneware Mug" in text
    assert 'id="plot-map"' in text


def test_evaluation_gives_intervals(shelftalker, purchases):
    for row in json.loads(shelftalker("evaluate", "ranking", "--purchases", purchases, "--json").out)["models"]:
        low, high = row["ndcg@10_interval"]
        assert low <= row["ndcg@10"] <= high


def test_a_dial_beyond_1_is_wrong_usage(shelftalker, purchases):
    with pytest.raises(SystemExit) as left:
        shelftalker("evaluate", "ranking", "--purchases", purchases, "--diversity", "2")
    assert left.value.code == 2
