import math

import numpy as np
import pytest

from ranking.ratings.files import read_ratings
from ranking.ratings.ratings import RatingRow, id_of, places_of, ratings_of
from retrieval.errors import InputError


def read(tmp_path, text):
    path = tmp_path / "ratings"
    path.write_text(text, encoding="utf-8")
    return read_ratings(path)


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\t3\t100\n",
        "1,2,3.0,100\n",
        "user,item,rating,time\n1,2,3,100\n",
        "user_id:token\titem_id:token\trating:float\ttimestamp:float\n1\t2\t3\t100\n",
        "rating,timestamp,user_id,product_id\n3,100,1,2\n",
        "who,what,stars given,moment\n1,2,3,100\n",
        '"1","2",3,100\n',
        "\ufeff1,2,3,100\r\n\r\n",
        "1,2,3,100000000000000\n",
        "1,2,3,1970-01-01T00:01:40\n",
    ],
)
def test_each_form_is_read(tmp_path, text):
    (row,) = read(tmp_path, text).rows
    assert (row.user_id, row.item_id, row.stars) == ("1", "2", 3.0)
    assert row.time in (100.0, 1e11)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,p,nan\na,q,3\n", 1),
        ("user,item,rating\na,p,3\na,q,\n", 3),
        ("\na,p,3\n\na,q,inf\n", 4),
        ("a,p,3\na,q\n", 2),
        ("a,p,3\n,q,4\n", 2),
    ],
)
def test_bad_rows_are_told_by_line(tmp_path, text, line):
    found = read(tmp_path, text)
    assert len(found.rows) == 1
    assert [reason.partition(":")[0] for reason in found.left_out] == [f"line {line}"]


@pytest.mark.parametrize("time", ["", "soon", "nan", "inf"])
def test_a_time_that_cannot_be_read_is_unknown(tmp_path, time):
    assert math.isnan(read(tmp_path, f"a,p,3,{time}\n").rows[0].time)


def test_a_file_that_is_not_text_is_an_input_error(tmp_path):
    (tmp_path / "ratings").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_ratings(tmp_path / "ratings")
    with pytest.raises(InputError, match="cannot be read"):
        read_ratings(tmp_path / "nothing")


@pytest.mark.parametrize(("value", "text"), [(1, "1"), ("1", "1"), (1.0, "1"), (" 1 ", "1"), ("001", "001")])
def test_ids_are_compared_as_text(value, text):
    assert id_of(value) == text


def test_of_a_pair_rated_twice_the_last_by_time_counts():
    def rated(stars, time):
        return RatingRow(user_id="a", item_id="p", stars=stars, time=time)

    assert ratings_of([rated(1, 20.0), rated(5, 10.0)]).stars == [1]
    assert ratings_of([rated(1, math.nan), rated(5, math.nan)]).stars == [5]


def test_no_ratings_are_an_input_error():
    with pytest.raises(InputError, match="no ratings"):
        ratings_of([])


def test_unknown_ids_have_the_place_minus_one():
    assert np.array_equal(places_of(["b", "c"], ("a", "b")), [1, -1])
