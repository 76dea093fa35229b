"""`evaluate search` over finished runs: one measured, two compared, and the page of it."""

import json
import re
from html.parser import HTMLParser

import pytest

from assistant.cli.main import run
from assistant.judged.shelves import missed_of
from tests.goods import GOODS, catalogue_of, write_rows

QUERIES = [
    {"id": "q1", "message": "a mug <b>now</b>", "type": "simple"},
    {"id": "q2", "message": "boots", "type": "simple"},
    {"id": "q3", "message": "a blanket", "type": "price"},
]
QRELS = [
    {"id": "q1", "relevant": {"mug": 2, "mug-tin": 1}},
    {"id": "q2", "relevant": {"boot-red": 2, "jacket": 0}},
    {"id": "q3", "relevant": {"blanket": 1}},
]
RUN_A = "q1 Q0 mug 1 2 t\nq1 Q0 mug-tin 2 1 t\nq2 Q0 jacket 1 2 t\nq2 Q0 boot-red 2 1 t\n"
RUN_B = "q1 Q0 mug-tin 1 2 t\nq1 Q0 mug 2 1 t\nq2 Q0 boot-red 1 2 t\nq3 Q0 x<script> 1 1 t\nq9 Q0 mug 1 1 t\n"


@pytest.fixture
def files(tmp_path):
    queries, qrels = write_rows(tmp_path / "q.jsonl", QUERIES), write_rows(tmp_path / "j.jsonl", QRELS)
    (tmp_path / "a.trec").write_text(RUN_A, encoding="utf-8")
    (tmp_path / "b.trec").write_text(RUN_B, encoding="utf-8")
    return ["--qrels", qrels, "--queries", queries, "--run", tmp_path / "a.trec"], tmp_path


@pytest.fixture
def evaluate(files, capsys):
    words, folder = files

    def call(*more, home="nothing", code=0):
        capsys.readouterr()
        assert run(["--home", str(folder / home), "evaluate", "search", *map(str, [*words, *more])]) == code
        return capsys.readouterr()

    return call


def test_a_finished_run_is_measured_without_a_shop(evaluate, files):
    document = json.loads(evaluate("--json").out)
    assert document["measures"]["mrr"] == 0.5
    assert document["by_type"] == {"price": 0.0, "simple": pytest.approx(0.8155, abs=1e-4)}
    assert [row["id"] for row in document["per_query"]] == ["q1", "q2", "q3"]
    assert not (files[1] / "nothing").exists()


def test_a_query_that_the_run_lacks_is_told(evaluate):
    assert json.loads(evaluate("--json").out)["counts"]["missing"] == 1
    assert "The run lacks 1 of the queries: each counts as 0." in evaluate().out


def test_types_have_their_measures_and_one_query_has_no_interval(evaluate):
    types = json.loads(evaluate("--json").out)["types"]
    assert types["simple"]["queries"] == 2
    assert types["simple"]["mrr_interval"] == [0.5, 1.0]
    assert types["price"]["mrr_interval"] is None


def test_two_runs_are_compared_query_by_query_the_worst_first(evaluate, files):
    document = json.loads(evaluate("--against", files[1] / "b.trec", "--json").out)
    assert [row["id"] for row in document["per_query"]] == ["q2", "q3", "q1"]
    assert [row["difference"] for row in document["per_query"]] == pytest.approx([-0.3691, 0.0, 0.2034], abs=1e-4)
    found = document["difference"]["ndcg@10"]
    assert (found["wins"], found["losses"], found["ties"], found["p"]) == (1, 1, 1, 1.0)
    assert document["difference_by_type"]["price"]["ties"] == 1
    assert document["against"]["measures"]["mrr"] == pytest.approx(2 / 3, abs=1e-4)


def test_the_table_says_what_is_sure_and_where_it_differs(evaluate, files):
    told = evaluate("--against", files[1] / "b.trec").out
    assert "No sure difference: A is better in 1 of 3 queries, worse in 1, the same in 1." in told
    assert re.search(r"A is worse in 1:\nq2 +0.631 +1.000 +-0.369  boots", told)


def test_a_run_against_itself_is_the_same(evaluate, files):
    assert "A and B do equally well in every query." in evaluate("--against", files[1] / "a.trec").out


def paged(evaluate, folder, **where):
    evaluate("--against", folder / "b.trec", "--html", folder / "page.html", **where)
    return (folder / "page.html").read_text(encoding="utf-8")


def read_by_a_browser(page):
    tags: set[str] = set()
    links: set[str | None] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.add(tag)
            links.update(value for name, value in attrs if name in ("href", "src", "action"))

    Reader().feed(page)
    return tags, links


def test_the_page_asks_for_nothing_from_elsewhere(evaluate, files):
    page = paged(evaluate, files[1])
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|url\(|@import", page)
    tags, links = read_by_a_browser(page)
    assert not tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert all(re.fullmatch(r"#q\d+", link or "") for link in links)


def test_the_page_escapes_what_it_shows(evaluate, files):
    page = paged(evaluate, files[1])
    assert "a mug &lt;b&gt;now&lt;/b&gt;" in page
    assert "x&lt;script&gt;" in page


def test_the_page_names_products_from_the_catalogue(evaluate, files):
    (files[1] / "shop").mkdir()
    catalogue_of(files[1] / "shop", GOODS)
    page = paged(evaluate, files[1], home="shop")
    assert "Blue Stoneware Mug" in page
    assert "$12" in page


def test_without_a_catalogue_the_page_names_ids_and_makes_no_shop(evaluate, files):
    assert ">mug-tin<" in paged(evaluate, files[1])
    assert not (files[1] / "nothing").exists()


def test_the_page_marks_moves_and_what_is_missed(evaluate, files):
    page = paged(evaluate, files[1])
    assert "▲ 1" in page
    assert "▼ 1" in page
    assert "only A" in page
    assert "not found" in page


def test_a_query_the_run_lacks_is_told_on_its_shelf(evaluate, files):
    assert "This run does not have the query." in paged(evaluate, files[1])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--html", "x.html"], "give --against RUN as well"),
        (["--field", "text"], "--field says"),
    ],
)
def test_words_that_do_not_go_together_are_wrong_usage(evaluate, words, said):
    assert said in evaluate(*words, code=2).err


def test_neither_a_run_nor_queries_is_wrong_usage(files, capsys):
    assert run(["evaluate", "search", "--qrels", str(files[0][1])]) == 2
    assert "--queries F to search for, or --run RUN" in capsys.readouterr().err


def test_bad_judgements_are_listed_and_counted(evaluate, files):
    with (files[1] / "j.jsonl").open("a", encoding="utf-8") as lines:
        lines.write("q1 0 mug many\n")
    printed = evaluate("--json")
    assert "line 4: grade 'many' of mug" in printed.err
    assert json.loads(printed.out)["qrels_left_out"] == 1


def test_a_query_that_stands_twice_is_refused(evaluate, files):
    write_rows(files[1] / "q.jsonl", [QUERIES[0], QUERIES[0]])
    assert "line 2: query 'q1' stands twice" in evaluate(code=1).err


def test_a_page_that_cannot_be_written_is_told(evaluate, files):
    told = evaluate("--against", files[1] / "b.trec", "--html", files[1] / "no" / "page.html", code=1)
    assert "cannot be written" in told.err


def test_a_live_search_is_compared_with_an_earlier_run(files, tmp_path, capsys):
    words, folder = files
    home = folder / "shop"
    goods = write_rows(folder / "goods.jsonl", GOODS)
    for command in (["import", "products", str(goods)], ["index"]):
        assert run(["--home", str(home), *command]) == 0
    capsys.readouterr()
    given = [*map(str, words[:4]), "--against", str(folder / "b.trec"), "--json"]
    assert run(["--home", str(home), "evaluate", "search", *given]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["run"] == "this search"
    assert document["difference"]["ndcg@10"]["wins"] >= 1


def test_what_is_no_better_than_the_shelf_is_not_missed():
    shelf = [f"p{number}" for number in range(10)]
    grades = dict.fromkeys([*shelf, "other"], 1.0)
    assert missed_of(shelf, grades) == ([], 1)
    assert missed_of(shelf, {**grades, "best": 2.0}) == (["best"], 1)
    assert missed_of(shelf[:9], grades) == (["other", "p9"], 0)
