"""`import products` as scripts and people use it."""

import json

import pytest

from assistant.cli.main import run
from tests.goods import GOODS, write_rows


@pytest.fixture
def imported(tmp_path, capsys):
    def call(*words, code=0):
        assert run(["--home", str(tmp_path / "home"), "import", "products", *map(str, words)]) == code
        return capsys.readouterr().out

    return call


@pytest.fixture
def goods(tmp_path):
    return write_rows(tmp_path / "goods.jsonl", [*GOODS, {"product_id": "bad", "title": "Bad", "price": "ask"}])


def test_the_report_has_counts_rejections_and_readiness(imported, goods):
    report = json.loads(imported(goods, "--json"))
    assert (report["kind"], report["accepted"], report["rejected"], report["not_on_sale"]) == ("products", 9, 1, 0)
    assert report["rejections"][0]["line"] == 10
    assert report["readiness"]["products"] == 9
    assert {"finding", "count", "share", "examples", "text"} == set(report["readiness"]["findings"][0])


def test_the_text_has_the_counts_first_and_then_one_finding_a_line(imported, goods):
    lines = imported(goods).splitlines()
    assert lines[0] == "9 accepted, 0 updated, 0 unchanged, 1 rejected"
    assert lines[1].startswith("  line 10: price:")
    assert lines[2] == "readiness of 9 products:"


def test_check_reports_the_same_and_writes_nothing(imported, goods, tmp_path):
    checked = json.loads(imported("--check", goods, "--json"))
    assert not (tmp_path / "home").exists()
    assert checked["checked"] == 9
    assert checked["readiness"] == json.loads(imported(goods, "--json"))["readiness"]


def test_several_files_are_one_feed(imported, tmp_path):
    files = [write_rows(tmp_path / f"{n}.jsonl", GOODS[n : n + 3]) for n in (0, 3, 6)]
    assert json.loads(imported(*files, "--json"))["accepted"] == 9
    assert json.loads(imported(*files[:2], "--full", "--json"))["retired"] == 3


def test_of_several_files_one_that_cannot_be_read_is_listed(imported, tmp_path, goods):
    report = json.loads(imported(goods, tmp_path / "nothing.jsonl", "--json"))
    assert report["accepted"] == 9
    assert [(row["file"], row["line"]) for row in report["rejections"]] == [("goods.jsonl", 10), ("nothing.jsonl", 1)]


@pytest.mark.parametrize("words", [["--check", "--full"], ["--check", "reviews"], ["--full", "reviews"]])
def test_flags_that_do_not_go_together_are_told(tmp_path, goods, capsys, words):
    kind = "reviews" if "reviews" in words else "products"
    flags = [word for word in words if word.startswith("--")]
    assert run(["--home", str(tmp_path / "home"), "import", kind, str(goods), *flags]) == 2
    assert "--check" in capsys.readouterr().err or "--full" in flags
