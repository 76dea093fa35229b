"""How a question compares with a number: more, less, at least, at most; and what it says a thing must do."""

import re

OVER = re.compile(
    r"\bmore \w+ than\s*$|\b(?:more|longer|bigger|larger|taller|higher|wider|deeper|heavier|thicker|"
    r"greater|brighter|over|above|beyond|exceed\w*|hotter|stronger) ?(?:than)?\s*$|\bover\s*$"
)
UNDER = re.compile(
    r"\bless \w+ than\s*$|\b(?:less|shorter|smaller|lower|narrower|lighter|thinner|fewer|colder|"
    r"cooler|slimmer) than\s*$|\b(?:under|below|less|within)\s*$"
)
LEAST = re.compile(r"\b(?:at least|minimum(?: of)?|no less than|not less than|down to|or more)\s*$")
MOST = re.compile(r"\b(?:at most|up to|maximum(?: of)?|no more than|not more than|max)\s*$")
ENOUGH = re.compile(
    r"\b(?:hold|holds|take|takes|carry|carries|support\w*|last|lasts|reach\w*|keep|keeps|withstand|"
    r"handle|handles|bear|cope|stand|stands|enough|charge|run|runs|stay|stays|store|work|survive|safe|"
    r"go|up to|to|fit|fits|cover)\b"
)
TAKES = re.compile(
    r"\b(?:laptops?|notebooks?|tablets?|ipads?|macbooks?|screens?|monitors?|tvs?|phones?|books?|"
    r"bottles?|bikes?|wheels?|tyres?|wrists?|heads?|beds?|mattress\w*|pans?|tables?|windows?|frames?|"
    r"pots?|candles?|cakes?|person|people|someone|somebody|guest|dogs?|cats?|adults?|kids?)\b"
)
