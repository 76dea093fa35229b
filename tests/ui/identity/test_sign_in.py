from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from pydantic import SecretStr

from assistant.settings import ServeSettings
from ui.identity.sign_in import COOKIE, Credentials, TokenSignIn, sign_in_of

SECRET = "a secret of at least thirty-two letters"


def token(secret: str = SECRET, **claims: Any) -> str:
    soon = datetime.now(tz=UTC) + timedelta(minutes=5)
    claims = {"sub": "ada", "exp": soon, "aud": "shelftalker"} | claims
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm="HS256")


def who(value: str) -> str | None:
    return TokenSignIn(SECRET).who(Credentials({}, {COOKIE: value}))


def test_the_shops_token_names_the_shopper():
    assert who(token()) == "ada"


@pytest.mark.parametrize(
    "value",
    [
        token(secret="another secret of more than thirty-two letters"),
        token(exp=datetime.now(tz=UTC) - timedelta(seconds=1)),
        token(exp=None),
        token(aud="another service"),
        token(sub=None),
        token(sub=" "),
        token(sub="x" * 500),
        jwt.encode({"sub": "ada", "aud": "shelftalker", "exp": 4_000_000_000}, "", algorithm="none"),
        "no token",
        "",
    ],
)
def test_a_token_that_does_not_hold_names_nobody(value):
    assert who(value) is None


def test_the_proxys_header_names_the_shopper():
    sign_in = sign_in_of(ServeSettings(sign_in_header="X-Shopper"))
    assert sign_in is not None
    assert sign_in.who(Credentials({"x-shopper": "ada"}, {})) == "ada"
    assert sign_in.who(Credentials({}, {})) is None


def test_a_header_counts_only_where_the_shop_says_so():
    sign_in = sign_in_of(ServeSettings(sign_in_secret=SecretStr(SECRET)))
    assert isinstance(sign_in, TokenSignIn)
    assert sign_in.who(Credentials({"x-shopper": "ada"}, {})) is None


def test_without_settings_everybody_is_a_guest():
    assert sign_in_of(ServeSettings()) is None
