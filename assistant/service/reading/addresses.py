"""Addresses in a message: written out, or named by the place of one the shop knows."""

import re
from collections.abc import Sequence

from assistant.service.customers import Address, Customer
from assistant.service.orders import Order

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID",
    "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA",
    "maine": "ME", "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS",
    "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ",
    "new mexico": "NM", "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH",
    "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC",
    "south dakota": "SD", "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA",
    "washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY", "district of columbia": "DC",
}  # fmt: skip
_NICKNAMES = {
    "nyc": "new york", "big apple": "new york", "la": "los angeles", "l.a.": "los angeles", "dc": "washington",
    "d.c.": "washington", "philly": "philadelphia", "sf": "san francisco", "vegas": "las vegas",
}  # fmt: skip
_STREET = re.compile(
    r"(?<![\w#$-])(?P<line1>\d{1,6}[a-z]?(?: (?!(?:has|is|the|it|should|and|or|to|my|of|in|items?|orders?|"
    r"more|for)\b)[^\W\d_][\w.'’-]*){1,5})\s*,\s*(?P<rest>[^\n;?!]+)",
    re.I,
)
_UNIT = re.compile(
    r"^(?:suite|apt\.?|apartment|unit|floor|flat|room|ste\.?|#)\s*[\w-]+$|^\d+\w?(?:st|nd|rd|th) floor$", re.I
)
_CODE = re.compile(r"(?P<code>\b\d{4,6}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)", re.I)
_COUNTRY = re.compile(
    r"^(?:usa|us|u\.s\.a?\.?|united states(?: of america)?|canada|mexico|uk|united kingdom)\.?$", re.I
)
_TAIL = re.compile(
    r"\s*,?\s*(?:usa|us|u\.s\.a\.|united states(?: of america)?|canada|mexico|uk|united kingdom)\b", re.I
)
_PARTS = 5
"""Parts of an address between commas, at most."""
_DEFAULT = re.compile(r"\b(?:default|profile|account|user|home|usual|on file|registered|saved)\b", re.I)
_ORDER_OF = re.compile(r"\b(?:same|address|one|as|like|match\w*)\b", re.I)


def written_address(text: str, known: Sequence[Address] = ()) -> Address | None:
    """The address that a text writes out, from its house number on; None without a whole one.

    Args:
        text: the message.
        known: addresses of this customer; the country of the first is taken where none is named.
    """
    for match in _STREET.finditer(text):
        address = _parted(match.group("line1"), match.group("rest"), known)
        if address is not None:
            return address
    return None


def named_address(
    text: str, customer: Customer, orders: Sequence[Order], without: Sequence[Address] = ()
) -> tuple[Address, ...]:
    """The addresses known of a customer that a text names by city, state, street or as the default; several if unclear.

    Args:
        text: the words about where to.
        customer: whose default address counts.
        orders: their orders.
        without: addresses that are not meant: where the order goes now.
    """
    known = tuple(dict.fromkeys((customer.address, *(order.address for order in orders))))
    known = tuple(address for address in known if address.line1 and address not in without)
    placed = tuple(address for address in known if names_place(text, address))
    if placed:
        return placed
    if _DEFAULT.search(text) and customer.address in known:
        return (customer.address,)
    return ()


def begins_address(text: str) -> bool:
    """Whether a text writes out a street, though perhaps not a whole address."""
    return bool(_STREET.search(text))


def names_place(text: str, address: Address) -> bool:
    """Whether a text names the city, the state or the street of an address."""
    lower = f" {re.sub(r'[^a-z0-9. ]', ' ', text.casefold())} "
    cities = {address.city.casefold(), *(nick for nick, city in _NICKNAMES.items() if city == address.city.casefold())}
    if any(city and f" {city} " in lower for city in cities):
        return True
    state = next((name for name, short in STATES.items() if short == address.region), "")
    if state and f" {state} " in lower and state not in ("washington", "new york"):
        return True
    if re.search(rf"(?<![A-Za-z]){re.escape(address.region)}(?![A-Za-z])", text) and address.region:
        return True
    return bool(address.line1) and f" {address.line1.casefold()} " in lower


def _parted(line1: str, rest: str, known: Sequence[Address]) -> Address | None:
    code = _CODE.search(rest)
    if code is None or len(rest[: code.start()].split(",")) > _PARTS:
        return None
    tail = _TAIL.match(rest[code.end() :])
    rest = rest[: code.end()] + (tail.group() if tail else "")
    parts = [part.strip(" .") for part in rest.split(",") if part.strip(" .")]
    line2 = parts.pop(0) if parts and _UNIT.match(parts[0]) else ""
    country = parts.pop() if parts and _COUNTRY.match(parts[-1]) else ""
    if not parts:
        return None
    parts = [part for each in parts if (part := each.replace(code.group("code"), "").strip(" ,"))]
    last = parts[-1] if len(parts) > 1 else ""
    city = parts[0] if parts else ""
    if len(parts) == 1:
        city, last = _city_and_state(parts[0])
    region = STATES.get(last.casefold(), last.upper() if len(last) == 2 else last)
    region = region or STATES.get(city.casefold(), "")
    if not city:
        return None
    return Address(
        line1=line1.strip(),
        line2=line2,
        city=city,
        region=region,
        postcode=code.group("code"),
        country=country.upper().rstrip(".")
        if country.casefold() in ("usa", "us", "uk")
        else country or next((each.country for each in known if each.country), ""),
    )


def _city_and_state(text: str) -> tuple[str, str]:
    """The city and the state of "New York NY"; without a state, ""."""
    words = text.split()
    if len(words) > 1 and words[-1].upper() in STATES.values() and words[-1].isupper():
        return " ".join(words[:-1]), words[-1]
    for length in (2, 1):
        if len(words) > length and " ".join(words[-length:]).casefold() in STATES:
            return " ".join(words[:-length]), " ".join(words[-length:])
    return text, ""
