"""The judge: judgements and runs as they are written, measures by hand, and two runs compared."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import InputError
from retrieval.judge.compare import difference, randomisation_p
from retrieval.judge.qrels import read_qrels
from retrieval.judge.runs import Run, read_run
from retrieval.judge.scope import measured, scope_of
from retrieval.measures import MEASURES, interval, judged, ndcg, precision, recall, reciprocal_rank
from retrieval.trec import result_of, run_lines
from tests.goods import write_rows

FAST = settings(derandomize=True, deadline=None, max_examples=100)
IDS = [f"p{number}" for number in range(15)]
RANKINGS = st.lists(st.sampled_from(IDS), unique=True, max_size=15)
GRADES = st.dictionaries(st.sampled_from(IDS), st.sampled_from([-1, 0, 1, 2, 3]), max_size=12)
DIFFERENCES = st.lists(st.sampled_from([-0.5, -0.25, 0.0, 0.25, 1.0]), min_size=1, max_size=20)


def file_of(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def grades_of(tmp_path, text):
    return read_qrels(file_of(tmp_path / "qrels", text)).grades


def run_of(tmp_path, text):
    return read_run(file_of(tmp_path / "run", text))


@pytest.mark.parametrize(
    "text",
    [
        "q1 0 a 2\nq1 0 b 0\nq2 0 c 1\n",
        '{"id": "q1", "relevant": {"a": 2, "b": 0}}\n{"id": "q2", "relevant": {"c": 1}}\n',
        '{"query_id": "q1", "product_id": "a", "grade": 2}\n'
        '{"id": "q1", "product_id": "b", "relevance": 0}\n\nq2 0 c 1\n',
        "\ufeffq1\t0\ta\t2\r\nq1\t0\tb\t0\r\nq2\t0\tc\t1.0\r\n",
    ],
)
def test_judgements_read_the_same_in_every_form(tmp_path, text):
    assert grades_of(tmp_path, text) == {"q1": {"a": 2.0, "b": 0.0}, "q2": {"c": 1.0}}


def test_a_judgement_of_its_own_id_belongs_to_its_query(tmp_path):
    assert grades_of(tmp_path, '{"id": 7, "query_id": "q1", "product_id": 12, "grade": 1}') == {"q1": {"12": 1.0}}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("q1 0 b", "does not read"),
        ("q1 0 b good", "grade 'good' of b"),
        ("q1 0 b 100", "up to 20"),
        ('{"id": "q1"}', "neither relevant nor product_id"),
        ('{"id": "q1", "product_id": "b"}', "grade 'None'"),
        ('{"id": "q1", "relevant": ["b"]}', "no object"),
        ('{"id": null, "relevant": {"b": 1}}', "no query_id or id"),
        ('{"id": "q1", "relevant": {"b": NaN}}', "grade 'nan'"),
        ("{", "not JSON"),
    ],
)
def test_a_bad_judgement_is_listed_and_the_good_ones_stay(tmp_path, line, said):
    qrels = read_qrels(file_of(tmp_path / "qrels", f"q1 0 a 2\n{line}\nq2 0 c 1\n"))
    assert qrels.grades == {"q1": {"a": 2.0}, "q2": {"c": 1.0}}
    assert [row.line for row in qrels.rejected] == [2]
    assert said in qrels.rejected[0].reason


def test_of_two_grades_the_first_counts_and_the_other_is_listed(tmp_path):
    qrels = read_qrels(file_of(tmp_path / "qrels", "q1 0 a 2\nq1 0 a 2\nq1 0 a 1\n"))
    assert qrels.grades == {"q1": {"a": 2.0}}
    assert [(row.line, row.product_id) for row in qrels.rejected] == [(3, "a")]


@pytest.mark.parametrize("data", [b"", b"hello\n", b"\xff\xfe\x00"])
def test_a_file_without_judgements_is_refused(tmp_path, data):
    (tmp_path / "qrels").write_bytes(data)
    with pytest.raises(InputError, match=r"no judgement|not UTF-8"):
        read_qrels(tmp_path / "qrels")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nothing\.trec cannot be read"):
        read_run(tmp_path / "nothing.trec")


def test_scores_order_a_run_then_ranks_then_ids(tmp_path):
    run = run_of(tmp_path, "q Q0 d 2 0.5 t\nq Q0 c 2 0.5 t\nq Q0 b 1 0.5 t\nq Q0 a 4 0.9 t\n")
    assert run.rankings == {"q": ("a", "b", "c", "d")}


def test_a_run_whose_ranks_and_scores_disagree_says_so(tmp_path):
    assert run_of(tmp_path, "q Q0 a 2 0.9 t\nq Q0 b 1 0.1 t\np Q0 a 1 1 t\n").reordered == 1


def test_a_product_id_may_have_spaces():
    assert result_of("q1 Q0 big red mug 3 0.25 tag").product_id == "big red mug"


@pytest.mark.parametrize("products", [["b", "a"], [{"product_id": "b", "title": "Bee"}, {"product_id": "a"}]])
def test_answers_of_ask_are_a_run_in_their_order(tmp_path, products):
    rows = [{"id": "q1", "products": products, "answer": "Two."}, {"id": 2, "products": []}]
    assert read_run(write_rows(tmp_path / "ask.jsonl", rows)).rankings == {"q1": ("b", "a"), "2": ()}


def test_titles_of_answers_are_kept(tmp_path):
    rows = [{"id": "q1", "products": [{"product_id": "b", "title": "Bee"}, "c"]}]
    assert read_run(write_rows(tmp_path / "ask.jsonl", rows)).titles == {"b": "Bee"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("q Q0 b 2 0.1", "does not read"),
        ("q Q0 b two 0.1 t", "rank 'two'"),
        ("q Q0 b 2 nan t", "score 'nan'"),
        ("q Q0 a 2 0.1 t", "product a stands twice"),
        ('{"id": "q", "products": []}', "query q stands twice"),
        ('{"id": "x"}', "no list of products"),
        ('{"id": "x", "products": [{"title": "Mug"}]}', "no product_id"),
        ('{"id": "x", "products": ["a", "a"]}', "product a stands twice"),
        ("[]", "does not read"),
    ],
)
def test_a_run_with_a_bad_line_is_refused_with_the_line(tmp_path, line, said):
    with pytest.raises(InputError, match=f"line 2: .*{said}"):
        run_of(tmp_path, f"q Q0 a 1 0.5 t\n{line}\n")


def test_a_written_run_reads_back_in_its_order_though_its_scores_rise(tmp_path):
    results = [("cheap", 0.2), ("dear", 0.9), ("dearer", 0.9), ("far", 0.1)]
    run = run_of(tmp_path, run_lines("q", results, "t"))
    assert run.rankings == {"q": ("cheap", "dear", "dearer", "far")}
    assert run.reordered == 0


def test_a_written_run_keeps_scores_that_fall():
    assert run_lines("q", [("a", 0.75), ("b", 0.5)], "t") == "q Q0 a 1 0.750000 t\nq Q0 b 2 0.500000 t\n"


def test_measures_by_hand():
    ranking, grades = ["x", "b", "n", "a"], {"a": 2.0, "b": 1.0, "c": 1.0, "n": 0.0}
    log = math.log2
    ideal = 3 / log(2) + 1 / log(3) + 1 / log(4)
    assert ndcg(ranking, grades) == pytest.approx((1 / log(3) + 3 / log(5)) / ideal)
    assert ndcg(ranking, grades, 2) == pytest.approx((1 / log(3)) / (3 / log(2) + 1 / log(3)))
    assert precision(ranking, grades, 10) == pytest.approx(0.2)
    assert recall(ranking, grades, 2) == pytest.approx(1 / 3)
    assert reciprocal_rank(ranking, grades) == pytest.approx(1 / 2)
    assert judged(ranking, grades, 10) == pytest.approx(3 / 4)


@FAST
@given(ranking=RANKINGS, grades=GRADES)
def test_every_measure_lies_between_0_and_1_or_says_nothing(ranking, grades):
    values = [measure(ranking, grades) for measure in MEASURES.values()]
    assert all(math.isnan(value) or 0 <= value <= 1 + 1e-12 for value in values)


@FAST
@given(grades=GRADES.filter(lambda grades: max(grades.values(), default=0) > 0))
def test_the_ideal_order_is_1_and_the_first_is_relevant(grades):
    ideal = sorted(grades, key=lambda key: -grades[key])
    assert ndcg(ideal, grades) == pytest.approx(1)
    assert reciprocal_rank(ideal, grades) == 1


@FAST
@given(ranking=RANKINGS.filter(lambda ranking: len(ranking) > 1), grades=GRADES, data=st.data())
def test_moving_a_better_product_up_never_lowers_ndcg(ranking, grades, data):
    place = data.draw(st.integers(1, len(ranking) - 1))
    upper, lower = ranking[place - 1 : place + 1]
    if grades.get(lower, 0) > grades.get(upper, 0) and max(grades.values()) > 0:
        moved = [*ranking[: place - 1], lower, upper, *ranking[place + 1 :]]
        assert ndcg(moved, grades) >= ndcg(ranking, grades)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([0.0, 0.0], 1.0),
        ([1.0], 1.0),
        ([1.0, 1.0, 1.0], 2 / 8),
        ([3.0, 1.0, 1.0], 2 / 8),
        ([3.0, 2.0, -1.0], 4 / 8),
        ([0.5, 0.0, 0.5], 2 / 4),
    ],
)
def test_p_by_hand(differences, p):
    assert randomisation_p(differences) == pytest.approx(p)


def test_p_of_many_queries_is_near_what_all_exchanges_give():
    differences = [0.3, -0.1, 0.2, 0.4, -0.2, 0.1, 0.3, 0.2, -0.3, 0.1, 0.2, 0.1, -0.1, 0.2, 0.1, 0.3]
    exact = sum(
        abs(sum(d if bits >> n & 1 else -d for n, d in enumerate(differences))) >= abs(sum(differences)) - 1e-9
        for bits in range(2**16)
    )
    assert randomisation_p(differences) == pytest.approx(exact / 2**16, abs=0.005)


@FAST
@given(differences=DIFFERENCES)
def test_exchanging_the_runs_changes_nothing_but_the_sign(differences):
    zeros = [0.0] * len(differences)
    there, back = difference(differences, zeros), difference(zeros, differences)
    assert there is not None
    assert back is not None
    assert there.p == back.p
    assert (there.wins, there.losses, there.ties) == (back.losses, back.wins, back.ties)
    assert there.mean == pytest.approx(-back.mean)


@FAST
@given(differences=DIFFERENCES)
def test_p_is_a_probability_that_is_never_0_and_the_same_twice(differences):
    assert 0 < randomisation_p(differences) <= 1
    assert randomisation_p(differences) == randomisation_p(differences)


@FAST
@given(values=st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_an_interval_holds_its_mean_and_stays_among_the_values(values):
    low, high = interval(values)
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_queries_one_run_says_nothing_of_are_not_compared():
    found = difference([1.0, math.nan], [0.5, 0.5])
    assert found is not None
    assert (found.wins, found.ties, found.mean) == (1, 0, 0.5)
    assert math.isnan(found.low)
    assert difference([math.nan], [1.0]) is None


def scoped(tmp_path, rankings, asked=None):
    rows = [
        {"id": "q1", "relevant": {"a": 2}},
        {"id": "q2", "relevant": {"b": 1}},
        {"id": "none", "relevant": {}},
        {"id": "zero", "relevant": {"c": 0}},
    ]
    qrels = read_qrels(write_rows(tmp_path / "qrels.jsonl", rows))
    run = Run(name="run", rankings=rankings)
    return qrels, run, scope_of(qrels, [run], asked)


def test_a_judged_query_that_the_run_lacks_counts_as_0(tmp_path):
    qrels, run, scope = scoped(tmp_path, {"q1": ("a",)})
    assert scope.missing_from(run) == ("q2",)
    assert [values["ndcg@10"] for values in measured(run, qrels, scope).values()] == [1.0, 0.0]


def test_queries_that_cannot_be_measured_are_left_out_and_counted(tmp_path):
    _, _, scope = scoped(tmp_path, {"q1": ("a",), "q2": (), "none": ("x",), "other": ("y",)})
    assert scope.queries == ("q1", "q2")
    assert (scope.unjudged, scope.without_relevant, scope.not_asked) == (1, 2, 0)


def test_only_queries_that_are_asked_count(tmp_path):
    _, _, scope = scoped(tmp_path, {"q1": ("a",)}, asked=["new", "q1"])
    assert scope.queries == ("q1",)
    assert (scope.unjudged, scope.not_asked) == (1, 3)


def test_a_run_of_other_queries_is_refused_with_an_id_of_each(tmp_path):
    with pytest.raises(InputError, match=r"'1'.*'q1'"):
        scoped(tmp_path, {"1": ("a",)})


def test_queries_without_any_judgement_are_refused(tmp_path):
    with pytest.raises(InputError, match="No query has a relevant product"):
        scoped(tmp_path, {"q1": ("a",)}, asked=["x"])


def test_a_deep_line_of_json_is_one_bad_line(tmp_path):
    deep = json.dumps({"id": "q", "relevant": {"a": 1}}) + '\n{"a":' + "[" * 100_000
    assert len(read_qrels(file_of(tmp_path / "qrels", deep)).rejected) == 1
