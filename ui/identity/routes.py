"""Signing in with a token of the shop's own site, and out again."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.requests import Request

from ui.identity.cookies import cookie_header
from ui.identity.sign_in import COOKIE, SignIn, TokenSignIn

DAY_S = 24 * 3_600
REFUSED = "This link to sign in is not valid any more. Sign in to the shop again and follow its link."


def sign_in_routes(sign_in: SignIn | None) -> APIRouter:
    """The routes `/sign-in?token=...&next=/` and `/sign-out`; none where shoppers do not sign in by token."""
    router = APIRouter(include_in_schema=False)
    if not isinstance(sign_in, TokenSignIn):
        return router

    @router.get("/sign-in")
    def signed_in(request: Request, token: str = "", next: str = "/") -> Response:  # noqa: A002
        if sign_in.read(token) is None:
            return PlainTextResponse(REFUSED, status_code=403)
        return _moved(_own_page(next), token, DAY_S, request)

    @router.post("/sign-out")
    def signed_out(request: Request) -> Response:
        return _moved("/", "", 0, request)

    return router


def _moved(where: str, token: str, seconds: int, request: Request) -> Response:
    response = RedirectResponse(where, status_code=303, headers={"referrer-policy": "no-referrer"})
    secure = request.url.scheme == "https"
    response.headers.append("set-cookie", cookie_header(COOKIE, token, seconds, secure=secure))
    return response


def _own_page(path: str) -> str:
    """A path of this server; anything that could lead elsewhere becomes the chat."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if ours else "/"
