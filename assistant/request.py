"""What a message asks for, as one frozen value, and its JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from assistant.bundles.wish import BundleWish
from retrieval.product import NOTHING
from retrieval.query import Filters, Sort

Intent = Literal[
    "recommend",
    "refine",
    "compare",
    "product_question",
    "store_question",
    "order",
    "cart",
    "profile",
    "smalltalk",
    "out_of_scope",
    "unsafe",
]
INTENTS: tuple[Intent, ...] = get_args(Intent)

Scene = Literal[
    "for_you",
    "because",
    "similar",
    "goes_with",
    "goes_with_cart",
    "again",
    "new",
    "offers",
    "popular",
    "people",
    "quiz",
    "predicted",
]
SCENES: tuple[Scene, ...] = get_args(Scene)


Service = Literal[
    "cancel_order",
    "change_order",
    "change_shipping_address",
    "check_cancellation_fee",
    "check_invoice",
    "check_payment_methods",
    "check_refund_policy",
    "complaint",
    "contact_customer_service",
    "contact_human_agent",
    "create_account",
    "delete_account",
    "delivery_options",
    "delivery_period",
    "edit_account",
    "get_invoice",
    "get_refund",
    "newsletter_subscription",
    "payment_issue",
    "place_order",
    "recover_password",
    "registration_problems",
    "review",
    "set_up_shipping_address",
    "switch_account",
    "track_order",
    "track_refund",
]
SERVICES: tuple[Service, ...] = get_args(Service)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The state in force after a message: what is wanted now, with the words that set each part."""

    intent: Intent
    search_text: str | None = None
    """The words searched for."""
    phrase: str | None = None
    """The shopper's own words for the thing, as they were typed."""
    by_purpose: bool = False
    """The words tell what the thing is for ("something to keep coffee hot"), not what it is."""
    filters: Filters = field(default_factory=Filters)
    exclude: tuple[str, ...] = ()
    sort: Sort | None = None
    refers_to: tuple[int, ...] = ()
    """Positions, from 1, among the products shown last."""
    scene: Scene | None = None
    """The shelf asked for where no words name a thing: "recommend me something", "what goes with it?"; of a product
    question, that it asks what the shopper would think of the product: "would I like it?"."""
    service: Service | None = None
    """The help wanted, of a message to customer service, where a trained model was asked and is sure enough."""
    bundle: BundleWish | None = None
    """The set asked for: "everything for a picnic"; the highest price is then that of the whole set."""
    quantity: int | None = None
    recipient: str | None = None
    currency: str = "USD"
    """ISO 4217 code of the price limits: the catalogue's."""
    origin: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """Field name -> the shopper's words that set it."""
