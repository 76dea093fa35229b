"""The tiny shop, built once."""

import pytest

from tests.ui.tiny_shop import build_shop


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    shop = build_shop(tmp_path_factory.mktemp("home") / "tiny")
    yield shop
    shop.retriever.index.close()
