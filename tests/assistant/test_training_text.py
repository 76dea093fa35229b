import pytest

from assistant.cli.training_text import training_text
from ranking.versions import Version
from tests.ranking.events import trained

TRAINED = trained()
VERSION = Version(number=7, table={})


def test_the_table_names_every_model_and_the_version_in_service():
    text = training_text(VERSION, TRAINED, explain=False)
    assert all(row.name in text for row in TRAINED.table)
    assert "Version 7 is in service." in text
    assert "tries of each" not in text


@pytest.mark.parametrize(
    ("given", "learned", "words"),
    [
        (0, None, "in service"),
        (12, None, "Ratings: 12 are too few to predict any."),
        (3145, {"rmse": 0.6399}, "Ratings: learned from 3,145; those held out were missed by 0.64 stars (RMSE)."),
    ],
)
def test_what_was_learned_of_ratings_is_told(given, learned, words):
    version = Version(number=7, table={"fitted_on": {"ratings": given}, "ratings": learned})
    text = training_text(version, TRAINED, explain=False)
    assert words in text
    assert ("Ratings" in text) == bool(given)


def test_explained_it_tells_tries_and_what_the_mixture_is_made_of():
    text = training_text(VERSION, TRAINED, explain=True)
    assert "1 tries of each" in text
    assert all(f"{name:<20} █" in text for name in TRAINED.tries)
    assert ("The mixture: " in text) == (TRAINED.chosen in ("mixture", "stack"))
