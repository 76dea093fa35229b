"""The contract of the command line, as scripts use it."""

import json

import pytest

from assistant.cli.command import COMMANDS
from assistant.cli.main import run
from tests.goods import GOODS, write_rows


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("home") / "shop"
    home.mkdir()
    goods = write_rows(home / "goods.jsonl", GOODS)
    events = write_rows(
        home / "events.jsonl", [{"user_id": "a", "product_id": "mug"}, {"user_id": "b", "product_id": "boot-red"}]
    )
    for words in (
        ["import", "products", str(goods)],
        ["import", "purchases", str(events)],
        ["index"],
        ["train", "ranking"],
    ):
        assert run(["--home", str(home), *words]) == 0
    return home


@pytest.fixture
def shelftalker(home, capsys):
    def call(*words, code=0):
        capsys.readouterr()
        assert run(["--home", str(home), *map(str, words)]) == code
        return capsys.readouterr()

    return call


def test_ask_prints_the_turn_of_the_contract(shelftalker):
    document = json.loads(shelftalker("ask", "a red mug under 20", "--json", "--no-model").out)
    assert {"id", "request", "products", "answer", "evidence", "timings_ms"} <= set(document)
    assert {"product_id", "title", "price", "score", "reasons"} <= set(document["products"][0])
    assert set(document["timings_ms"]) == {"products", "first_word", "total"}
    assert document["request"]["filters"]["price_max"] == 20


def test_ask_says_when_nothing_fits(shelftalker):
    assert json.loads(shelftalker("ask", "a lawn mower", "--json", "--no-model").out)["no_match"] is True


def test_ask_from_a_file_gives_one_line_a_message(shelftalker, tmp_path):
    path = write_rows(tmp_path / "m.jsonl", [{"id": "1", "message": "a mug"}, {"id": "2", "message": "boots"}])
    lines = shelftalker("ask", "--file", path, "--no-model", "--json").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["1", "2"]


def test_parse_prints_the_request(shelftalker):
    document = json.loads(shelftalker("parse", "boots in size 39, not leather", "--json").out)
    assert document["exclude"] == ["leather"]
    assert document["filters"]["sizes"] == ["39"]
    assert document["origin"]["exclude"] == "not leather"


def test_converse_prints_the_state_after_each_turn(shelftalker, tmp_path):
    rows = [{"id": "d", "turns": [{"message": "a mug"}, {"message": "under 10"}]}]
    lines = shelftalker("converse", "--file", write_rows(tmp_path / "d.jsonl", rows), "--json").out.splitlines()
    first, second = map(json.loads, lines)
    assert (first["turn"], second["turn"]) in ((0, 1), (1, 2))
    assert second["request"]["filters"]["price_max"] == 10


def test_search_writes_a_run_that_evaluate_reads(shelftalker, tmp_path):
    queries = write_rows(tmp_path / "q.jsonl", [{"id": "1", "text": "travel mug"}])
    qrels = write_rows(tmp_path / "j.jsonl", [{"id": "1", "relevant": {"mug-travel": 2}}])
    shelftalker("search", "--file", queries, "--run", tmp_path / "run.trec", "-k", 3)
    assert (tmp_path / "run.trec").read_text().split()[:4] == ["1", "Q0", "mug-travel", "1"]
    measures = json.loads(shelftalker("evaluate", "search", "--queries", queries, "--qrels", qrels, "--json").out)
    assert measures["measures"]["ndcg@10"] == pytest.approx(1.0)


def test_search_counts_facets_of_all_that_fits_not_only_of_what_is_shown(shelftalker):
    document = json.loads(shelftalker("search", "--category", "mugs", "", "-k", 1, "--facets", "--json").out)
    assert len(document["products"]) == 1
    brand = next(facet for facet in document["facets"] if facet["name"] == "brand")
    assert [(value["value"], value["count"]) for value in brand["values"]] == [("Corvane", 2), ("Halden", 1)]
    assert brand["values"][0]["filters"] == {"brand": ["Corvane"]}
    assert document["question"] is None


def test_search_prints_facets_under_the_results(shelftalker):
    assert "  Brand: Corvane (2); Halden (1)" in shelftalker("search", "", "--category", "mugs", "--facets").out


def test_check_judges_sentences(shelftalker, tmp_path):
    claims = {
        "id": "1",
        "products": GOODS[:1],
        "shown": ["boot-red"],
        "request": {},
        "text": "It costs $74. It costs $3.",
    }
    line = shelftalker("check", "--file", write_rows(tmp_path / "c.jsonl", [claims])).out.splitlines()[0]
    assert [sentence["supported"] for sentence in json.loads(line)["sentences"]] == [True, False]


def test_a_shopper_is_shown_exported_and_forgotten(shelftalker):
    assert json.loads(shelftalker("profile", "show", "b", "--json").out)["events_total"] == 1
    shelftalker("profile", "forget", "b")
    assert json.loads(shelftalker("profile", "export", "b", "--json").out)["events_total"] == 0


def test_an_unknown_shopper_is_a_guest_and_is_told(shelftalker):
    told = shelftalker("ask", "a mug", "--user", "nobody", "--no-model")
    assert "guest" in told.err
    assert told.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["import", "products", "/no/such/file.jsonl"], 1, "no file"),
        (["ask", "a mug", "--set", "langauge.model=x"], 2, "Did you mean"),
        (["ask", "a mug", "-k", "0"], 2, "-k"),
        (["frobnicate"], 2, "no command"),
        (["train", "ranking", "--roll-back", "99"], 1, "no trained version 99"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_the_right_code(shelftalker, words, code, said):
    assert said in shelftalker(*words, code=code).err


def test_every_command_stands_in_the_readme():
    from pathlib import Path

    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}" not in readme] == []
