import pytest

from retrieval.errors import InputError
from retrieval.query import Query
from retrieval.rows import product_from_row
from retrieval.words.asked import positive
from retrieval.words.lexicon import key_of, lexicon
from retrieval.words.mine import Link, mine
from retrieval.words.wordlist import read_words, write_mined
from tests.fakes_encoder import WordEncoder
from tests.retrieval.test_search import opened

SHOP = [
    {"product_id": "sofa", "title": "Velvet sofa", "description": "Seats three.", "category": "Home > Sofas"},
    {"product_id": "boot", "title": "Leather boots", "description": "For long walks.", "category": "Shoes > Boots"},
    {"product_id": "sandal", "title": "Beach sandals", "description": "Light.", "category": "Shoes > Sandals"},
    {
        "product_id": "plant",
        "title": "Rubber plant",
        "description": "A plant for the house.",
        "category": "Home > Plants",
    },
    {"product_id": "vase", "title": "House of glass", "description": "A vase.", "category": "Home > Vases"},
]


@pytest.fixture(scope="module")
def links():
    return mine(map(product_from_row, SHOP), lexicon())


def names(links, word, tie):
    return {link.name for link in links.get(key_of(word), ()) if link.tie == tie}


@pytest.mark.parametrize(("word", "thing"), [("settee", "sofa"), ("couches", "sofa")])
def test_another_name_of_what_is_sold_is_found(links, word, thing):
    assert thing in names(links, word, "same")


def test_a_word_covers_the_kinds_that_are_sold(links):
    assert {"boot", "sandal"} <= names(links, "footwear", "covers")


def test_a_word_that_names_a_thing_of_the_shop_needs_no_other_name(links):
    assert not names(links, "sofa", "same")


def test_a_name_that_usually_means_another_thing_is_not_taken_for_it(links):
    assert "boot" not in names(links, "trunk", "same")


def test_a_name_of_which_nothing_is_sold_stands_without_things(links):
    assert links[key_of("washing machine")] == ()


def test_what_is_mined_is_read_back_as_it_was(tmp_path, links):
    write_mined(tmp_path / "words.txt", links)
    assert dict(read_words(tmp_path / "words.txt", tmp_path / "none").links) == links


def test_the_owner_s_file_has_the_last_word(tmp_path):
    (tmp_path / "mined").write_text("sette: sofa\n")
    (tmp_path / "own").write_text("# ours\nsettee: bench, stool\ngnomes:\n")
    read = read_words(tmp_path / "mined", tmp_path / "own")
    assert read.of(key_of("settee")) == (Link(name="bench", tie="same"), Link(name="stool", tie="same"))
    assert read.of(key_of("gnome")) == ()


def test_a_line_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "own").write_text("settee: sofa\nsofa bench\n")
    with pytest.raises(InputError, match="line 2: 'sofa bench'"):
        read_words(tmp_path / "none", tmp_path / "own")


@pytest.mark.parametrize(
    ("text", "refused", "left"),
    [
        ("houseplant not cactus and no succulents", ("cactus", "succulents"), "houseplant"),
        ("boots without laces", ("laces",), "boots"),
        ("a red mug", (), "a red mug"),
        ("pink brooch, no pins", ("pin",), "pink brooch"),
    ],
)
def test_what_is_refused_is_not_searched_for(text, refused, left):
    assert positive(text, refused) == left


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    retriever = opened(tmp_path_factory.mktemp("words"), WordEncoder(), SHOP)
    yield retriever
    retriever.index.close()


@pytest.mark.parametrize(
    ("asked", "first"), [("settee", "sofa"), ("a houseplant", "plant"), ("wellies", "boot"), ("bootz", "boot")]
)
def test_other_names_compounds_and_mistakes_find_the_thing(shop, asked, first):
    assert shop.retrieve(Query(text=asked)).items[0].product.product_id == first


def test_a_known_thing_that_is_not_sold_is_said_not_to_be(shop):
    assert not shop.retrieve(Query(text="washing machine")).sold


def test_a_word_the_owner_explains_is_found_after_another_build_too(tmp_path):
    opened(tmp_path, WordEncoder(), SHOP)
    (tmp_path / "words.txt").write_text("davenport: sofa\n")
    more = {"product_id": "lamp", "title": "Brass lamp", "description": "Bright."}
    retriever = opened(tmp_path, WordEncoder(), [*SHOP, more])
    assert retriever.retrieve(Query(text="davenport")).items[0].product.product_id == "sofa"
    retriever.index.close()


@pytest.mark.parametrize(
    ("name", "thing"), [("mowers", True), ("toothpaste", True), ("rating", False), ("idea", False)]
)
def test_a_thing_is_told_from_other_nouns(name, thing):
    assert lexicon().is_thing(name) == thing


@pytest.mark.parametrize("word", ["bicycle", "piano"])
def test_a_thing_of_which_nothing_is_sold_stands_without_things(links, word):
    assert links[key_of(word)] == ()


def test_a_word_that_only_tells_what_another_thing_is_for_names_nothing():
    throw = {"product_id": "t", "title": "Sofa throw", "category": "Home > Blankets"}
    assert mine([product_from_row(throw)], lexicon())[key_of("sofa")] == ()


def test_what_two_things_share_a_name_with_is_neither():
    rack = {"product_id": "r", "title": "Bicycle and ski rack", "category": "Garage > Racks"}
    assert mine([product_from_row(rack)], lexicon())[key_of("bicycle")] == ()
