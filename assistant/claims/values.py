"""Words for the properties shoppers ask for."""

import re

PROPERTIES = re.compile(
    r"\b(?:water-?\s?proof|water[- ]?resistant|water[- ]?repellent|wind-?proof|rain-?proof|shock-?proof|dust-?proof|"
    r"splash-?proof|fire-?proof|leak-?proof|sweat-?proof|breathable|insulated|padded|quilted|lined|fleece-?lined|"
    r"hooded|reversible|adjustable|foldable|folding|collapsible|stackable|extendable|inflatable|detachable|removable|"
    r"rechargeable|cordless|wireless|bluetooth|noise[- ]cancell?ing|battery[- ]powered|solar|usb-?c?|dimmable|led|"
    r"self-?cleaning|programmable|smart|dishwasher|microwave|oven[- ]safe|ovenproof|induction|non-?stick|"
    r"machine[- ]washable|washable|hand[- ]?made|handcrafted|hand-?woven|hand-?painted|organic|vegan|vegetarian|"
    r"gluten[- ]free|sugar[- ]free|fair[- ]?trade|recycled|recyclable|biodegradable|compostable|eco-?friendly|"
    r"sustainable|sustainably|bpa[- ]free|cruelty[- ]free|hypoallergenic|fragrance[- ]free|unscented|scented|"
    r"anti-?slip|non-?slip|slip[- ]resistant|scratch[- ]resistant|stain[- ]resistant|rust-?proof|rust[- ]free|"
    r"stainless|uv|polari[sz]ed|lightweight|heavy-?duty|ergonomic|orthopa?edic|portable|compact|ultra-?light|durable|"
    r"sturdy|unbreakable|limited edition|award[- ]winning|best-?selling|bestseller|certified|lifetime|guaranteed?|"
    r"warrant(?:y|ies)|imported|made in \w+|designer|vintage|antique|assembl(?:y|ed)|"
    r"free (?:shipping|delivery|returns?|gift)|gift[- ]wrap\w*|next[- ]day|same[- ]day|two-?seater|three-?seater|"
    r"queen|king[- ]size)\b",
    re.I,
)
