"""A small shop that attackers have been at, with its real parts; the language model off."""

from dataclasses import dataclass

import pytest

from assistant.assistant import Assistant
from assistant.shop import Shop
from tests.assistant.conftest import build_shop
from tests.assistant.shelf import STOCK
from tests.guard.cases import Case, attacks, harmless
from tests.guard.judge import Facts
from tests.guard.planted import plant
from tests.guard.talks import unrecorded

SAMPLE, SHARE = attacks(), 5
SAMPLED: list[Case] = [case for place, case in enumerate(SAMPLE) if case.plant or place % SHARE == 0]
INNOCENT: list[Case] = harmless()[::SHARE]


@dataclass(frozen=True, slots=True)
class Attacked:
    shop: Shop
    assistant: Assistant
    facts: Facts


@pytest.fixture(scope="session")
def attacked(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    shop = build_shop(home / "shop", STOCK)
    plant(shop, SAMPLED, home / "planted")
    yield Attacked(shop, unrecorded(shop.assistant(with_model=False, limited=False)), Facts(shop))
    shop.close()
