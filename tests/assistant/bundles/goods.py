"""A shop that can fit out a picnic, a night in a tent and a wedding guest."""

from tests.goods import product

CAMP = [
    product("throw", "Fleece Throw", 18, category="Home > blankets", color="green", rating=4.1, rating_count=8),
    product(
        "rug", "Waxed Picnic Blanket", 62, category="Outdoors > blankets", color="red", rating=4.8, rating_count=30
    ),
    product("flask", "Steel Flask", 29, category="Outdoors > bottles", color="black"),
    product("mug-enamel", "Enamel Mug", 9, category="Kitchen > mugs", color="white", stock=40),
    product("mug-few", "Picnic Mug", 7, category="Kitchen > mugs", color="blue", stock=2),
    product("mugs-set", "Camping Mugs, Set of 4", 30, category="Kitchen > mugs", color="grey"),
    product("chocolate", "Dark Chocolate", 4, category="Pantry > chocolate"),
    product("tent-two", "Two-Person Dome Tent", 90, category="Outdoors > tents", attributes={"sleeps": "2"}),
    product("tent-four", "Family Tent", 160, category="Outdoors > tents", attributes={"sleeps": "4"}),
    product("tent-play", "Children's Play Tent", 20, category="Toys > tents"),
    product("bag", "Summer Sleeping Bag", 35, category="Outdoors > sleeping bags", stock=6),
    product(
        "bag-down", "Down Sleeping Bag", 140, category="Outdoors > sleeping bags", stock=6, rating=4.9, rating_count=40
    ),
    product("stove", "Gas Stove", 40, category="Outdoors > camp stoves"),
    product("lantern", "Camp Lantern", 25, category="Outdoors > lanterns"),
    product(
        "shirt-m",
        "Poplin Shirt",
        40,
        category="Clothing > shirts",
        color="white",
        size="M",
        gender="men",
        group_id="poplin",
    ),
    product(
        "shirt-l",
        "Poplin Shirt",
        40,
        category="Clothing > shirts",
        color="white",
        size="L",
        gender="men",
        group_id="poplin",
    ),
    product("blouse", "Silk Blouse", 70, category="Clothing > shirts", color="white", size="M", gender="women"),
    product("chinos", "Smart Chinos", 45, category="Clothing > trousers", color="navy", size="M", gender="men"),
    product("skirt", "Wool Skirt", 60, category="Clothing > trousers", color="black", size="M", gender="women"),
    product("loafers", "Leather Loafers", 80, category="Footwear > dress shoes", color="brown", size="43"),
]
