"""What a request to the shop's pages brings along, read with care."""

import ipaddress
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

_LONGEST_FORM = 4_096
"""Bytes."""


def is_of_this_machine(request: Request) -> bool:
    """Whether a request comes from this machine itself, and not through a proxy on it."""
    if request.client is None or {"forwarded", "x-forwarded-for"} & set(request.headers):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def is_of_our_page(request: Request) -> bool:
    """Whether a form was sent from a page of this server: browsers say so, and other sites cannot."""
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form; empty for one that is longer than any of ours."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_FORM:
            return {}
    fields = parse_qs(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=10)
    return {name: values[0] for name, values in fields.items()}
