"""Shoppers with an account of the shop's own: the shop vouches for them, by a signed token or a header of its proxy."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from assistant.settings import ServeSettings

logger = logging.getLogger(__name__)

COOKIE = "shelftalker_account"
AUDIENCE = "shelftalker"
LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request brings along."""

    headers: Mapping[str, str]
    cookies: Mapping[str, str]


class SignIn(Protocol):
    """Tells who is signed in."""

    def who(self, credentials: Credentials, /) -> str | None:
        """The user id of the shopper that a request comes from; None for a guest."""
        ...


class TokenSignIn:
    """A JSON Web Token (RFC 7519, HS256) that the shop's site signs with the secret they share.

    It says who (`sub`), until when (`exp`) and for whom (`aud`, "shelftalker").
    """

    def __init__(self, secret: str) -> None:
        """Keep the secret."""
        self._secret = secret

    def who(self, credentials: Credentials, /) -> str | None:
        """The shopper of the token kept in the browser."""
        return self.read(credentials.cookies.get(COOKIE))

    def read(self, token: str | None) -> str | None:
        """The user id of a token; None for one that is forged, out of date or not for this assistant."""
        if not token:
            return None
        import jwt

        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=["HS256"],
                audience=AUDIENCE,
                options={"require": ["sub", "exp", "aud"]},
            )
        except jwt.InvalidTokenError as error:
            logger.info("a sign-in was refused: %s", error)
            return None
        return _user_id(claims["sub"])


class HeaderSignIn:
    """A header that the shop's own proxy sets, and that nobody else can send past it."""

    def __init__(self, header: str) -> None:
        """Keep the header's name."""
        self._header = header.lower()

    def who(self, credentials: Credentials, /) -> str | None:
        """The shopper that the header names."""
        return _user_id(credentials.headers.get(self._header))


def sign_in_of(settings: ServeSettings) -> SignIn | None:
    """How shoppers of a shop sign in; None where everybody is a guest."""
    if settings.sign_in_header:
        return HeaderSignIn(settings.sign_in_header)
    if settings.sign_in_secret:
        return TokenSignIn(settings.sign_in_secret.get_secret_value())
    return None


def _user_id(value: object) -> str | None:
    user_id = str(value or "").strip()
    return user_id if 0 < len(user_id) <= LONGEST_ID else None
