"""The currencies of ISO 4217: their codes, signs, decimal places and how their prices are written."""

import re

CODES = frozenset(
    (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
        "CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ "
        "GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR "
        "LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN "
        "PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB "
        "TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
    ).split()
)
EXPONENTS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
"""Decimal places of the currencies that do not have two."""
COMMA_DECIMAL = frozenset(
    (
        "ALL AMD AOA ARS AZN BAM BGN BRL BYN CLP COP CRC CZK DKK DZD EUR GEL HUF IDR ISK KZT MAD MDL MKD NOK PLN "
        "PYG RON RSD RUB SEK TRY UAH UYU UZS VES VND"
    ).split()
)
"""Currencies whose users part thousands with a point or a space, and write a comma before the decimals."""
_DOLLARS = "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD ARS CLP COP MXN UYU"
_SIGNS: dict[str, tuple[str, ...]] = {
    "$": tuple(_DOLLARS.split()),
    "£": ("GBP", "EGP", "GIP", "FKP", "SHP", "LBP", "SYP", "SDG"),
    "¥": ("JPY", "CNY"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"),
    "kr": ("", "SEK", "NOK", "DKK", "ISK"),
    "US$": ("USD",),
    "CA$": ("CAD",),
    "C$": ("CAD", "NIO"),
    "AU$": ("AUD",),
    "A$": ("AUD",),
    "NZ$": ("NZD",),
    "HK$": ("HKD",),
    "NT$": ("TWD",),
    "S$": ("SGD",),
    "MX$": ("MXN",),
    "R$": ("BRL",),
    "CN¥": ("CNY",),
    "€": ("EUR",),
    "₹": ("INR",),
    "₩": ("KRW",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₫": ("VND",),
    "₪": ("ILS",),
    "₱": ("PHP",),
    "฿": ("THB",),
    "₦": ("NGN",),
    "₸": ("KZT",),
    "元": ("CNY", "TWD", "HKD"),
    "円": ("JPY",),
    "원": ("KRW",),
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "Ft": ("HUF",),
    "лв": ("BGN",),
    "руб": ("RUB",),
    "lei": ("RON", "MDL"),
    "Fr.": ("CHF",),
    "SFr": ("CHF",),
    "Rp": ("IDR",),
    "RM": ("MYR",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "dollars": tuple(_DOLLARS.split()),
    "pounds": ("GBP",),
}
"""What a sign may mean, the most usual first; "" where nothing is usual."""
SIGN_OF = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "CAD": "C$", "AUD": "A$"}
"""The sign a price is written with."""
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_SMALL_CODE = re.compile(
    r"(?<![a-z])(?:usd|eur|gbp|jpy|cny|inr|cad|aud|nzd|chf|sek|nok|dkk|pln|czk|brl|mxn|krw)(?![a-z])", re.I
)


def _sign_pattern() -> re.Pattern[str]:
    """Any sign; one of letters stands as a word of its own, or at a figure."""
    parts = []
    for sign in sorted(_SIGNS, key=lambda each: (-len(each), each)):
        before = r"(?<![^\W\d_])" if sign[0].isalpha() and sign[0] not in "元円원" else ""
        after = r"(?![^\W\d_])" if sign[-1].isalpha() and sign[-1] not in "元円원" else ""
        parts.append(before + re.escape(sign) + after)
    return re.compile("|".join(parts), re.I)


_SIGN = _sign_pattern()
_FOLDED = {sign.casefold(): meanings for sign, meanings in _SIGNS.items()}


def currency_in(text: str, given: str | None = None) -> str | None:
    """The currency a text names by its code or sign; of several meanings of a sign the given one, else the usual.

    None when it names none that is known, or only one that may be several.
    """
    code = next((found for found in _CODE.findall(text) if found in CODES), None)
    if code is not None:
        return str(code)
    small = _SMALL_CODE.search(text)
    if small:
        return small.group().upper()
    sign = _SIGN.search(text)
    if sign is None:
        return None
    meanings = _FOLDED[sign.group().casefold()]
    return given if given in meanings else meanings[0] or None


def currency_code(text: str) -> str:
    """A currency column's value as a code: "usd" and "$" become "USD"; what is unknown stays, in capitals."""
    code = text.strip().upper()
    return code if code in CODES else currency_in(text) or code
