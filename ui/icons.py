"""Small line drawings for buttons. Words for screen readers stand on the button, not here."""

from ui.markup import Markup

_LINES = {
    "cart": "M3 4h2l2 10h9l2-7H6M8 18h.01M15 18h.01",
    "compare": "M10 3v14M5 17h10M10 5 4 7l-2 5h4L4 7m6-2 6 2-2 5h4l-2-5",
    "more": "M4 4h8v8H4zM8 16h8V8",
    "like": "M10 17S3 13 3 8a3.5 3.5 0 0 1 7-1 3.5 3.5 0 0 1 7 1c0 5-7 9-7 9z",
    "dislike": "M4 4l12 12M16 4 4 16",
    "open": "m6 8 4 4 4-4",
    "remove": "M5 6h10M8 6V4h4v2M6 6l1 10h6l1-10M9 9v4M11 9v4",
    "person": "M10 10a3.25 3.25 0 1 0-.01 0zM4 17c.5-3.5 3-5 6-5s5.500 1.500 6 5",
    "read": "M4 8v4h3l4 3V5L7 8H4zM14 7.5a4 4 0 0 1 0 5M16 5a7.5 7.5 0 0 1 0 10",
    "dictate": "M10 3a2 2 0 0 1 2 2v5a2 2 0 0 1-4 0V5a2 2 0 0 1 2-2zM5 10a5 5 0 0 0 10 0M10 15v3",
    "picture": "M3 5h14v10H3zM3 13l4-4 4 4 2-2 4 3M13.500 8.500h.01",
    "close": "m6 6 8 8M14 6l-8 8",
    "talks": "M3 5h14v8H9l-4 3v-3H3z",
}


def icon(name: str) -> Markup:
    """An icon by name, drawn in the colour of the text around it."""
    return Markup(
        '<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">'
        f'<path d="{_LINES[name]}" fill="none" stroke="currentColor" stroke-width="1.5" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
