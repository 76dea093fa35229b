"""What a message is about, where its words leave no doubt. Everything else is for the examples and the model."""

import re

from assistant.request import Intent

_WHAT = r"(?:it|them|that|this|those|these|one|both|the [^?.!,;]+?|number \w+|\d+|two|three|some|a [^?.!,;]+?)"
_MINE = r"(?:my|our|the|an?|this|that|last|recent|previous|yesterday'?s?|today'?s?)"

PROFILE = (
    (
        r"(?:know|stored?|remember|saved?|have) (?:about|on|of) me\b|"
        r"(?:forget|delete|erase|remove|clear|wipe) (?:me\b(?![ -]?nots?\b)|(?:everything|all) (?:i|you|about me|my)|"
        r"what (?:you|i)|"
        r"my (?:data|history|profile|past|account))"
    ),
    (
        r"(?:please |do )?remember (?:that |this|i |my )|for (?:the )?(?:future|next time)\b|"
        r"keep (?:that|this|it) in mind|my (?:shoe |shirt |ring |clothing |dress )?size is\b|"
        r"i (?:take|wear|am a) size\b"
    ),
    (
        r"\bmy (?:profile|data|history|preferences|purchase history)\b|"
        r"why (?:do|did|are) you (?:recommend|show|suggest)\w* (?:me )?(?:this|that|these)|export my"
    ),
)
CART = (
    r"\b(?:cart|basket|trolley|check ?-?out)\b|\b(?:add|put) (?:it|that|this|them|those|these|both|two of|one of|"
    r"the (?:first|second|third|fourth|fifth|last))\b(?! (?:in|on|into|under|through) (?:the|an?|my) "
    r"(?!cart|basket|trolley|bag|order))|\bi(?:'ll| will) (?:take|have|buy|get) " + _WHAT,
    (
        r"\bmake (?:it|that|them) (?:one|two|three|four|five|six|"
        r"\d+)(?! (?:max|dollars|bucks|tops))\b(?!.*(?:max|dollar|budget|limit))|"
        r"^(?:i want to |let me |can i )?(?:pay|buy (?:it|this|that|them))(?: now)?\W*$"
    ),
)
ORDER = (
    r"\border (?:number |no\.? |nr\.? |id )?#?[a-z]?\d{3,}|#[a-z]?\d{4,}|\border (?:status|history)\b|"
    r"\b(?:cancel|track|trace|find|check|change|modify|locate|see|view|return) (?:the )?(?:status of )?"
    + _MINE
    + r" (?:\w+ )?(?:orders?|purchases?|parcels?|packages?|deliver(?:y|ies)|shipments?|items? i)\b",
    (
        r"\b(?:my|our) (?:\w+ )?(?:orders?|packages?|parcels?|deliver(?:y|ies)|shipments?|refunds?|invoices?|"
        r"receipts?|tracking|purchases?|payment|money)\b(?! (?:policy|history of))"
    ),
    (
        r"\b(?:i|we)(?:'ve| have)? (?:just |recently |already )?(?:bought|ordered|purchased|received|"
        r"got)\b.*\b(?:return|send|exchange|refund|broken|damaged|wrong|missing|faulty|defective|hole|late|cancel|"
        r"twice|accident|invoice|back)\b"
    ),
    (
        r"\b(?:return|send back|exchange|refund|send|give) (?:me )?(?:the|my|a|an|these|those)?\s?.*\b(?:i|"
        r"we) (?:bought|ordered|purchased|received|got)\b|\byou(?:'ve| have)? (?:sent|delivered|shipped|"
        r"charged) (?:me|us)\b"
    ),
    (
        r"\b(?:came|arrived|was delivered|is|was) (?:\w+ )?(?:broken|damaged|defective|faulty|in pieces|smashed|"
        r"cracked)\b|\b(?:still )?(?:hasn't|has not|hasnt|haven't|didn't|did not|never) (?:arrived?|come|"
        r"been delivered|shown up|turned up)\b"
    ),
    (
        r"\b(?:get|request|want|need|where is|when) (?:\w+ )*(?:my|a|the) (?:money back|refund|invoice|receipt)\b|"
        r"\bi (?:want|need|would like) (?:a |my )?refund\b"
    ),
    (
        r"\b(?:an?|my|the) orders?\b.*\b(?:cancel|remove|change|late|missing|address|status|arriv)|"
        r"\b(?:cancel|track) (?:an|my|the|this|that)? ?(?:order|purchase|delivery)\b"
    ),
)
_BROKE = r"(?:broke|died|tore|ripped|snapped|stopped working|fell apart|cracked|gave up|does not work|doesn't work)"
STORE = (
    (
        rf"\b(?:of )?my (?!dog|cat|pet|mother|mum|mom|father|dad|friend)[\w ]+ {_BROKE}\b.*\b(?:after|what now|"
        rf"what (?:can|do|should) i do|now what)\b|"
        r"\b(?:can|could|do|will) you (?:repair|mend|sharpen|engrave|alter|shorten|assemble|install|recycle)\b|"
        rf"\bmy (?:\w+ ){{1,3}}{_BROKE}\W+(?:what now|now what|what (?:can|do|should) i do)"
    ),
    (
        r"\b(?:return|refund|exchange|shipping|delivery|privacy|warranty|payment|cookie|cancellation)s? (?:policy|"
        r"policies|terms|conditions|options|methods?|costs?|fees?|times?|rules)\b"
    ),
    (
        r"\b(?:how (?:much|long|fast|do|does|many days)|do you|can (?:i|you|we)|what|where|which|is|are|when|who|"
        r"could i|may i)\b.*\b(?:shipping|ship|postage|deliver(?:y|ed|ies)?|returns?|"
        r"send (?:it|them|things|something|\w+) back|exchange|refunds?|warrant(?:y|ies)|guarantees?|gift ?-?cards?|"
        r"vouchers?|gift[- ]?wrap\w*|wrapped|wrap|opening (?:hours|times)|paypal|apple pay|google pay|klarna|"
        r"credit cards?|debit cards?|invoice|instal?ments?|price[- ]match\w*|student discount|discounts? for|loyalty|"
        r"newsletter|customer service|privacy|pay (?:with|by|in|on)|payment|pick ?up|size guide|size chart|sizing)\b"
    ),
    (
        r"\b(?:what's|whats|what is) (?:your|ur) (?:phone |telephone )?(?:number|nr|tel|e-?mail)\b|"
        r"\b(?:do|does|is|are|have|has) (?:you|u|there|the shop|the store)\b(?: have| got)? (?:a |any |an? )?(?:"
        r"parking|toilets?|restrooms?|wi-?fi|caf[eé]|lift|elevator|changing rooms?|fitting rooms?)\b|"
        r"\bwhen (?:do|are|will) you (?:open|close|closed)|\b(?:are|is) (?:you|the (?:shop|store)) open\b|"
        r"\bopening (?:hours|times)|\b(?:physical|local|real) (?:store|shop)|"
        r"\bwhere (?:are|is) (?:you|your|the) ?(?:located|shop|store|based|find you)?\b(?=\W*$|"
        r".*\b(?:located|shop|store)\b)"
    ),
    (
        r"\b(?:contact|talk to|speak (?:to|with)|reach) (?:you|a (?:human|person)|someone|somebody|customer|support|"
        r"an? (?:agent|employee))|\bphone number\b|\bhow (?:do|should|can|to) (?:i |you |we )?(?:choose|pick|"
        r"care for|look after|wash|clean)\b"
    ),
)
COMPARE = (
    (
        r"\bcompar(?:e|ed|ing|ison)\b|\bprice difference\b|\bdifferen(?:ce|t)s? between\b|"
        r"\bwhat(?:'s| is) (?:the|different)\b.*\bdifferen|\bhow (?:do|does|are|is) .*\b(?:differ|different|"
        r"stack up)\b|\bside by side\b|\bsets? (?:them|these|those) apart\b"
    ),
    (
        r"\bwhich (?:one |of (?:the|these|those|them|both|all)\b|is |do you|would you).*\b(?:better|best|bigger|"
        r"biggest|lighter|warmer|quieter|stronger|longer|cheaper|prefer|nicer|take|choose|pick|"
        r"suits?)\b(?!.*\bfirst\b$)"
    ),
    (
        r"\bworth the (?:extra|difference|more)\b|\b(?:better|bigger|lighter|warmer|longer|more \w+) than (?:the|"
        r"number|no)\b|\b(?:number|no\.?|the) ?(?:\w+ )?(?:one )?or (?:the|number|no\.?) ?\w+\b.*\b(?:better|take|"
        r"pick|choose|prefer|recommend)\b"
    ),
    (
        r"\bwhich \w+ is (?:the )?(?:better|bigger|lighter|larger|smaller|warmer|quieter|stronger|faster|softer|"
        r"heavier)\b|\bversus\b|\bvs\b"
    ),
)
QUESTION = (
    (
        r"\b(?:is|are|was|does|do|did|has|have|can|could|will|would) (?:it|this|that|they|these|those|he|she|"
        r"the (?:first|second|third|fourth|fifth|sixth|last|other)|number \w+|the (?:[\w-]+ ){1,2}one)\b"
    ),
    (
        r"\b(?:what|how|which|why|where|when|who)\b.*\b(?:it|its|this|that|"
        r"the (?:first|second|third|fourth|fifth|sixth|last|other)|number \d|the \w+ one)\b"
    ),
    (
        r"\bwhat(?:'s| is| are) (?:it|they|the (?:measurements?|dimensions?|size|weight|material|colou?rs?|"
        r"ingredients?|battery life|capacity|difference))\b|"
        r"\b(?:is|are|was|were|it|they|this|that|these|those|what)\b.*\bmade (?:of|from|in)\b|"
        r"\bmade (?:of|from|in)\b.*\?|\bcomes? with\b|\bincluded?\b|"
        r"\binside\b.*\?"
    ),
    (
        r"\bhow (?:many|long|big|heavy|much|wide|tall|deep|old|loud|bright|warm|thick|hard|easy|"
        r"difficult) (?:\w+ )*(?:is|are|does|do|has|have|can|will)\b|"
        r"\b(?:reviews?|reviewers?|people|buyers?|customers?|others) (?:say|think|complain|like|mention)"
    ),
    (
        r"\b(?:does|is|are|can|will|has) (?:this|that|the|these|those) [\w -]+? (?:come|have|fit|work|go|include|"
        r"last|need|contain|made|in stock|available|suitable|waterproof|good|big|safe|washable)\b|"
        r"\bstill have (?:the|that|this)\b"
    ),
    (
        r"\b(?:are|is|do|does|have|has|can|will|could) (?:any|all|both|either|each|some|none|one) of (?:these|those|"
        r"them)\b|"
        r"\bwhich (?:ones?|of (?:these|those|them)) (?:is|are|has|have|comes?|can|does|do|weighs?|lasts?|holds?|"
        r"fits?)\b|"
        r"\bwhich (?:is|has|weighs|lasts|holds)(?: the)? (?:lightest|heaviest|warmest|biggest|largest|smallest|"
        r"tallest|longest|"
        r"shortest|widest|brightest|most powerful|least|best (?:rating|reviews|battery))\b"
    ),
)
SMALLTALK = re.compile(
    r"(?:\W*(?:hi+|hello+|hey+|yo|howdy|hiya|good (?:morning|evening|afternoon|day|night)|morning|evening|greetings|"
    r"thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|ty|cheers|bye(?:[- ]?bye)?|goodbye|"
    r"see (?:you|ya)(?: (?:later|soon))?|have a (?:nice|good|great|lovely) (?:day|weekend|evening|one)|"
    r"how are you(?: doing)?(?: today)?|how'?s it going|what'?s up|sup|nice to meet you|haha+|lol|good one|great|"
    r"cool|nice|awesome|perfect|wonderful|okay|ok|you (?:were|are|have been)(?: \w+){0,3} (?:help|helpful|funny|kind|"
    r"great)|you're (?:funny|great|kind|helpful)|there|all|that's all|no,? thanks?(?: you)?|"
    r"are you (?:a )?(?:robot|human|real|bot|ai)|"
    r"who are you|what can you do|(?:i need |can you |could you |please )?help(?: me)?(?: please)?)\W*)+",
)
SAD_NEWS = re.compile(
    r"(?:(?:hi|hello|sorry|oh|well|today|yesterday)\W+)*(?:my|our) (?:\w+ ){0,3}?(?:dog|cat|pet|hamster|rabbit|horse|"
    r"mother|mum|mom|father|dad|wife|husband|partner|sister|brother|son|daughter|child|baby|grandmother|grandma|"
    r"grandfather|grandpa|friend|boyfriend|girlfriend|uncle|aunt)\b(?:'s)?(?: \w+){0,2} "
    r"(?:died|passed away|is dying|is in hospital|broke up|left me)(?: \w+){0,4}\W*"
)
"""What happened to a shopper, and nothing asked."""
THANKS_FOR = re.compile(
    r"(?:(?:sorry|oh|ok(?:ay)?|well|great|cool)\W+(?:\w+\W+){0,3}?)?(?:thanks|thank you|thx) (?:\w+ ){0,2}?for "
    r"(?:your|the|all|being|everything|that)\b(?:\W+\w+){0,4}\W*"
)
OUT_OF_SCOPE = (
    (
        r"\b(?:weather|rain|snow|forecast|temperature) (?:in|for|like|today|tomorrow|this)|\bwill it (?:rain|snow)|"
        r"\b(?:python|javascript|java|sql|code|html) (?:function|script|program|code)|"
        r"\bwrite (?:me )?(?:a|an) (?:poem|essay|story|letter|song|program|function|script)"
    ),
    (r"\b(?:vote|election|president|politic\w*|religion)\b"),
    (
        r"\b(?:amazon|ebay|walmart|aliexpress|other shops?|another shop|competitors?|elsewhere)\b.*\b(?:cheaper|less|"
        r"better|price)|\b(?:cheaper|better) (?:at|on) (?:amazon|ebay|walmart)|\bcapital of\b|\btranslate\b|"
        r"\b(?:tell|know|make|say|write) (?:me |us )?(?:an? |another |some )?(?:\w+ )?jokes?\b|"
        r"\b(?:can|could|will|would) you (?:\w+ )?(?:leave|write|post|give|make up|invent) .*\breviews?\b|"
        r"\bwho won\b|\bsolve\b"
    ),
)

_PATTERNS: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    ("profile", PROFILE),
    ("compare", COMPARE),
    ("cart", CART),
    ("out_of_scope", OUT_OF_SCOPE),
    ("order", ORDER),
    ("store_question", STORE),
)
_RULES = tuple(
    (intent, re.compile("|".join(f"(?:{pattern})" for pattern in patterns))) for intent, patterns in _PATTERNS
)
_QUESTION = re.compile("|".join(f"(?:{pattern})" for pattern in QUESTION))
_ASKS = re.compile(r"(?:is|are|does|do|has|have|can|will|what|how|which|why)\b")
_HAVE_IT = re.compile(
    r"\b(?:do you|have you) (?:still )?(?:have|got|stock) (?:it|this|that(?! many)|them|these|those|the \w+ one)\b"
)
_NOT_A_QUESTION = re.compile(
    r"\b(?:do|does|are|is) (?:they|these|those|it|that|this) (?:also )?(?:come|available|"
    r"exist)?\s?(?:also )?in (?:a )?(?!the box|stock)\w+\W*$|\bdo you (?:have|sell|carry|stock|got)\b|"
    r"\bhave you (?:got )?|\b(?:show|find|give) me\b|\bthat many\b|"
    r"\bi (?:need|want|would like|am looking|'m looking)\b|\bwhich (?:is|are) (?:the )?(?:cheapest|newest|"
    r"most expensive)|\bwhat about\b|\bwhat (?:\w+ )?do you have\b|\bbetter stuff\b"
)


def ruled_intent(text: str, *, refers: bool) -> Intent | None:
    """The intent that the words of a message leave no doubt about, or None.

    Args:
        text: a normalised message.
        refers: whether the message names a product that is on the shelf.
    """
    if SMALLTALK.fullmatch(text) or SAD_NEWS.fullmatch(text) or THANKS_FOR.fullmatch(text):
        return "smalltalk"
    for intent, pattern in _RULES:
        if pattern.search(text):
            return intent
    if _HAVE_IT.search(text):
        return "product_question"
    if _NOT_A_QUESTION.search(text):
        return None
    if _QUESTION.search(text) or (refers and asks(text)):
        return "product_question"
    return None


def asks(text: str) -> bool:
    """Whether a message is put as a question."""
    return text.endswith("?") or bool(_ASKS.match(text))
