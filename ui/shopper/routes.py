"""The routes of the shopper's page, `/me` and what lies below it."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.requests import Request

from assistant.answers.profile import PAGE
from assistant.dial import dialled_shelf
from assistant.remembered import forget_conversation, stored
from assistant.shop import Shop
from assistant.speech.speech import Speech
from ui.identity.cookies import cookie_header
from ui.identity.guests import COOKIE, YEAR_S
from ui.identity.sign_in import TokenSignIn
from ui.identity.visitors import Visitors
from ui.markup import Markup
from ui.page_language import page_language
from ui.shopper.asker import Asker, asker_of, is_from_here
from ui.shopper.forgetting import confirmation, forget, forgotten
from ui.shopper.page import page
from ui.shopper.shelf import CARDS, shelf_markup

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # not "no-referrer": with it browsers do not say where a form comes from
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}
DONE = (
    "left_out",
    "counts_again",
    "disliked",
    "not_there",
    "conversation",
    "guest_on",
    "guest_off",
    "dial",
    "dial_reset",
)
"""What a page can say was just done."""
LONGEST_FORM = 2_000
"""Bytes of a form; ours have a tenth of that."""

Fields = dict[str, str]
Act = Callable[[str, Fields], str]
"""What a form does for a user id: what is said of it, one of `DONE`."""


def shopper_routes(shop: Shop, visitors: Visitors) -> APIRouter:
    """The shopper's page of a shop."""
    router = APIRouter(include_in_schema=False)
    _looks(router)
    _reads(router, shop, visitors)
    _writes(router, shop, visitors)
    _forgets(router, shop, visitors)
    return router


async def _fields(request: Request) -> Fields:
    """The fields of a form; none of one that is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return {}
    return dict(parse_qsl(body.decode("utf-8", errors="replace")))


Form = Annotated[Fields, Depends(_fields)]


def _looks(router: APIRouter) -> None:
    for name, kind in (("style.css", "text/css"), ("page.js", "text/javascript")):
        router.add_api_route(f"{PAGE}/{name}", _file(name, kind), methods=["GET"])


def _file(name: str, kind: str) -> Callable[[], Response]:
    text = files("ui.shopper").joinpath(name).read_text(encoding="utf-8")

    def served() -> Response:
        return Response(text, media_type=kind, headers={"x-content-type-options": "nosniff"})

    return served


def _reads(router: APIRouter, shop: Shop, visitors: Visitors) -> None:
    """What changes nothing: the page, the shelf for a dial, the export."""

    @router.get(PAGE)
    def shown(request: Request, dial: str = "", said: str = "") -> Response:
        asker, say = _asker(request, shop, visitors), _say(request)
        notice = say("me.done", form=said) if said in DONE else None
        signs_out = isinstance(visitors.sign_in, TokenSignIn) and asker.identity.signed_in and not asker.person
        return _html(page(shop, asker, say, dial=_dial(dial), notice=notice, signs_out=signs_out))

    @router.get(f"{PAGE}/shelf")
    def shelf(request: Request, dial: str = "") -> Response:
        asker, say = _asker(request, shop, visitors), _say(request)
        if asker.user_id is None:
            return _refused(say("me.nobody"))
        return _html(shelf_markup(dialled_shelf(shop, asker.user_id, _dial(dial), CARDS), shop.home.path, say))

    @router.get(f"{PAGE}/export")
    def exported(request: Request) -> Response:
        asker = _asker(request, shop, visitors)
        if asker.user_id is None:
            return _refused(_say(request)("me.nobody"))
        text = json.dumps(stored(shop, asker.user_id, whole=True), indent=2, ensure_ascii=False)
        attached = {"content-disposition": 'attachment; filename="remembered.json"'}
        return Response(text, media_type="application/json", headers={**HEADERS, **attached})


def _writes(router: APIRouter, shop: Shop, visitors: Visitors) -> None:
    """What a shopper corrects and decides."""

    def leave_out(user_id: str, fields: Fields) -> str:
        return "left_out" if shop.ranking.leave_out(user_id, _number(fields)) else "not_there"

    def count_again(user_id: str, fields: Fields) -> str:
        return "counts_again" if shop.events.count_again(user_id, _number(fields)) else "not_there"

    def dislike(user_id: str, fields: Fields) -> str:
        number = _number(fields)
        liked = next((each for each in shop.events.of_user(user_id) if each.number == number), None)
        if liked is None or liked.kind != "like" or not shop.ranking.leave_out(user_id, number):
            return "not_there"
        shop.correct(user_id, liked.product_id, "dislike")
        return "disliked"

    def one_conversation(user_id: str, fields: Fields) -> str:
        return "conversation" if forget_conversation(shop, user_id, fields.get("key", "")) else "not_there"

    def guest(user_id: str, fields: Fields) -> str:
        on = fields.get("on") == "yes"
        shop.preferences.set_as_guest(user_id, on)
        return "guest_on" if on else "guest_off"

    def dial(user_id: str, fields: Fields) -> str:
        value = None if fields.get("reset") else _dial(fields.get("dial", ""))
        shop.preferences.set_personalisation(user_id, value)
        return "dial" if value is not None else "dial_reset"

    for below, act in (
        ("leave-out", leave_out),
        ("count-again", count_again),
        ("dislike", dislike),
        ("forget-conversation", one_conversation),
        ("guest", guest),
        ("dial", dial),
    ):
        _form(router, shop, visitors, below, act)


def _form(router: APIRouter, shop: Shop, visitors: Visitors, below: str, act: Act) -> None:
    """A form sent from the page: what it does, then the page again with what was done."""

    @router.post(f"{PAGE}/{below}")
    def sent(request: Request, fields: Form) -> Response:
        asker, say = _asker(request, shop, visitors), _say(request)
        if not is_from_here(request.headers):
            return _refused(say("me.not_from_here"))
        if asker.user_id is None:
            return _refused(say("me.nobody"))
        done = act(asker.user_id, fields)
        return RedirectResponse(asker.path(said=done), status_code=303, headers=HEADERS)


def _forgets(router: APIRouter, shop: Shop, visitors: Visitors) -> None:
    @router.get(f"{PAGE}/forget")
    def asked(request: Request) -> Response:
        asker, say = _asker(request, shop, visitors), _say(request)
        return (
            _refused(say("me.nobody"))
            if asker.user_id is None
            else _html(confirmation(shop, asker, asker.user_id, say))
        )

    @router.post(f"{PAGE}/forget")
    def done(request: Request, fields: Form) -> Response:
        asker, say = _asker(request, shop, visitors), _say(request)
        if not is_from_here(request.headers):
            return _refused(say("me.not_from_here"))
        if asker.user_id is None:
            return _refused(say("me.nobody"))
        if fields.get("sure") != "yes":
            return _html(confirmation(shop, asker, asker.user_id, say))
        gone = forget(shop, asker)
        response = _html(forgotten(shop, asker, asker.user_id, gone, say))
        if not asker.person:
            response.headers.append("set-cookie", _new_guest(request, shop, visitors, asker))
        return response


def _new_guest(request: Request, shop: Shop, visitors: Visitors, asker: Asker) -> str:
    """The cookie of a new guest; who shopped as one who is not remembered still does."""
    value = visitors.guests.new()
    guest, before = visitors.guests.read(value), asker.identity.guest_id
    if guest is not None and before is not None and shop.preferences.of(before).as_guest:
        shop.preferences.set_as_guest(guest, True)
        shop.preferences.set_as_guest(before, False)
    return cookie_header(COOKIE, value, YEAR_S, secure=request.url.scheme == "https")


def _asker(request: Request, shop: Shop, visitors: Visitors) -> Asker:
    person = request.query_params.get("person", "")
    return asker_of(visitors, shop.settings.serve.people, request.headers, request.cookies, person)


def _say(request: Request) -> Speech:
    return Speech(page_language(request.headers, request.cookies))


def _number(fields: Fields) -> int:
    """The number of an event; -1, which no event has, for what is none."""
    text = fields.get("n", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1


def _dial(text: str) -> float | None:
    """Where the dial is to stand, from 0 to 1; None for what is no number."""
    try:
        value = float(text)
    except ValueError:
        return None
    return min(1.0, max(0.0, value)) if value == value else None


def _html(markup: Markup) -> Response:
    return HTMLResponse(markup, headers=HEADERS)


def _refused(said: str) -> Response:
    return PlainTextResponse(said, status_code=403, headers=HEADERS)
