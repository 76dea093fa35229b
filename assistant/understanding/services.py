"""Which kind of turn a wish for customer service is."""

from assistant.request import Intent, Service

_ABOUT_ORDERS = frozenset(
    "cancel_order change_order change_shipping_address check_invoice get_invoice get_refund track_order track_refund "
    "complaint payment_issue".split()
)
"""Services that are about an order; others are questions to the store."""


def helping_intent(service: Service) -> Intent:
    """The intent of a message that wants a service."""
    return "order" if service in _ABOUT_ORDERS else "store_question"
