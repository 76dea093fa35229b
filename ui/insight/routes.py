"""The routes of the shop's page, all below `/shop`."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import RedirectResponse, Response
from starlette.requests import Request

from assistant.insight.conversations import AMONG, Wanted
from assistant.insight.insight import Insight
from assistant.insight.period import DAYS
from assistant.judged.elements import PAPER
from assistant.shop import Shop
from assistant.speech.speech import Speech
from retrieval.errors import InputError
from ui.identity.cookies import cookie_header
from ui.identity.key import shop_key
from ui.insight.door import COOKIE, PASS_S, Door
from ui.insight.frame import STYLE, framed_talk
from ui.insight.questions import questions
from ui.insight.requests import form_of, is_of_our_page, is_of_this_machine
from ui.insight.shut import set_up_page, sign_in_page, told_page
from ui.insight.talks import PATH, talk_page, talks_page
from ui.markup import Markup
from ui.page_language import page_language

ROOT = "/shop"
_USUAL_DAYS = 30
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_LONGEST_WORDS = 200
Form = Annotated[dict[str, str], Depends(form_of)]
Number = Annotated[int, Query(ge=0, lt=2**63)]


def insight_routes(shop: Shop) -> APIRouter:
    """The shop's page; without a password, what says how to set one.

    Raises:
        HomeError: the shop's key for cookies can be neither read nor made.
    """
    password = shop.settings.serve.password
    router = APIRouter(include_in_schema=False)
    if password is None:
        _add_set_up(router, shop.settings.shop.name)
        return router
    door = Door(shop_key(shop.home.path), password.get_secret_value())
    _add_door(router, shop.settings.shop.name, door)
    insight = Insight(shop)
    _add_questions(router, shop, insight, door)
    _add_talks(router, shop, insight, door)
    return router


def _add_set_up(router: APIRouter, name: str) -> None:
    @router.get(ROOT)
    def set_up(request: Request) -> Response:
        return _page(set_up_page(name, _say(request))) if is_of_this_machine(request) else Response(status_code=404)

    _add_style(router, is_of_this_machine)


def _add_style(router: APIRouter, may: Callable[[Request], bool]) -> None:
    @router.get(STYLE)
    def style(request: Request) -> Response:
        if not may(request):
            return Response(status_code=404)
        text = _style()
        tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"'
        headers = {"etag": tag, "cache-control": "no-cache", "x-content-type-options": "nosniff"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(text, media_type="text/css", headers=headers)


@cache
def _style() -> str:
    paper = files("assistant.judged").joinpath(PAPER).read_text(encoding="utf-8")
    return paper + files("ui.insight").joinpath("shop.css").read_text(encoding="utf-8")


def _add_door(router: APIRouter, name: str, door: Door) -> None:
    _add_style(router, lambda _request: True)

    @router.post(f"{ROOT}/sign-in")
    def signed_in(request: Request, form: Form) -> Response:
        say, address = _say(request), request.client.host if request.client else ""
        if not is_of_our_page(request):
            return _page(told_page(name, say, say("insight.elsewhere")), 403)
        match door.tries(form.get("password", ""), address):
            case "too many":
                return _page(sign_in_page(name, say, say("insight.too_many")), 429)
            case "wrong":
                return _page(sign_in_page(name, say, say("insight.wrong")), 401)
        return _moved(request, door.new_pass(), PASS_S)

    @router.post(f"{ROOT}/sign-out")
    def signed_out(request: Request) -> Response:
        say = _say(request)
        if not is_of_our_page(request):
            return _page(told_page(name, say, say("insight.elsewhere")), 403)
        return _moved(request, "", 0)


def _add_questions(router: APIRouter, shop: Shop, insight: Insight, door: Door) -> None:
    name = shop.settings.shop.name

    @router.get(ROOT)
    def page(request: Request, days: str = str(_USUAL_DAYS)) -> Response:
        say = _say(request)
        if not _is_in(request, door):
            return _page(sign_in_page(name, say))
        return _page(questions(shop.settings.shop, insight, insight.period(_days(days)), say))

    @router.post(f"{ROOT}/versions")
    def rolled_back(request: Request, form: Form) -> Response:
        say = _say(request)
        if not is_of_our_page(request):
            return _page(told_page(name, say, say("insight.elsewhere")), 403)
        if not _is_in(request, door):
            return _page(sign_in_page(name, say), 403)
        number = form.get("number", "")
        try:
            insight.roll_back(int(number) if number.isdecimal() else 0)
        except InputError as error:
            return _page(told_page(name, say, str(error)), 404)
        return RedirectResponse(f"{ROOT}#taste", status_code=303)


def _add_talks(router: APIRouter, shop: Shop, insight: Insight, door: Door) -> None:
    name = shop.settings.shop.name

    @router.get(PATH)
    def talks(request: Request, q: str = "", among: str = "all", before: Number | None = None) -> Response:
        say = _say(request)
        if not _is_in(request, door):
            return _page(sign_in_page(name, say))
        kind = next((each for each in AMONG if each == among), AMONG[0])
        wanted = Wanted(text=q.strip()[:_LONGEST_WORDS], among=kind, before=before)
        found = insight.conversations(insight.period(None), wanted)
        return _page(framed_talk(name, say, talks_page(found, wanted, say)))

    @router.get(f"{PATH}/{{conversation_id}}")
    def talk(request: Request, conversation_id: str) -> Response:
        say = _say(request)
        if not _is_in(request, door):
            return _page(sign_in_page(name, say))
        found = insight.replayed(conversation_id)
        products = insight.products(tuple({key for each in found for key in each.turn.shown}))
        return _page(framed_talk(name, say, talk_page(found, products, say)), 200 if found else 404)


def _say(request: Request) -> Speech:
    return Speech(page_language(request.headers, request.cookies))


def _days(text: str) -> int | None:
    """The period asked for; one that cannot be chosen is the usual one."""
    known = {("all" if each is None else str(each)): each for each in DAYS}
    return known.get(text, _USUAL_DAYS)


def _is_in(request: Request, door: Door) -> bool:
    return door.knows(request.cookies.get(COOKIE))


def _page(text: Markup, status: int = 200) -> Response:
    return Response(text.encode(), status_code=status, media_type="text/html; charset=utf-8", headers=_HEADERS)


def _moved(request: Request, value: str, seconds: int) -> Response:
    secure = request.url.scheme == "https"
    response = RedirectResponse(ROOT, status_code=303, headers=_HEADERS)
    cookie = cookie_header(COOKIE, value, seconds, secure=secure, path=ROOT, strict=True)
    response.headers.append("set-cookie", cookie)
    return response
