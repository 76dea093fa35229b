"""An empty shop's database, and what fills its journal."""

import pytest

from assistant.insight.period import Period
from assistant.journal import Journal
from ranking.events import EventStore
from retrieval.database import connect
from retrieval.home import Home
from tests.assistant.insight.turns import NOON, Talks


@pytest.fixture
def engine(tmp_path):
    engine = connect(Home(tmp_path))
    EventStore(engine)
    Journal(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def talks(engine):
    return Talks(engine)


@pytest.fixture
def connection(engine):
    with engine.connect() as connection:
        yield connection


@pytest.fixture
def ever():
    return Period(days=None, now=NOON)


@pytest.fixture
def week():
    return Period(days=7, now=NOON)
