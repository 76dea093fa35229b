"""All the questions on one page."""

from assistant.insight.conversations import Wanted
from assistant.insight.insight import Insight
from assistant.insight.period import Period
from assistant.settings import ShopSettings
from assistant.speech.speech import Speech
from ui.insight.answering import answers_section
from ui.insight.frame import framed
from ui.insight.learning import shoppers_section, taste_section
from ui.insight.selling import feed_section, funnel_section, unseen_section
from ui.insight.talks import talks_section
from ui.insight.wishes import asked_section, limits_section, unmet_section
from ui.markup import Markup


def questions(shop: ShopSettings, insight: Insight, period: Period, say: Speech) -> Markup:
    """The page: a question each, answered from what lies in the journal and the events now."""
    insight.catch_up()
    asked, limits = insight.asked(period), insight.limits(period)
    refused = insight.products(tuple(each.product_id for each in limits.refused))
    return framed(
        shop.name,
        period.days,
        say,
        asked_section(asked, period, say),
        unmet_section(insight.unmet(period), period, say),
        limits_section(limits, refused, period, shop.currency, say),
        funnel_section(insight.funnel(period), period, say),
        unseen_section(insight.unseen(period), period, say),
        feed_section(insight.feed(), say),
        taste_section(insight.taste(), say),
        shoppers_section(insight.shoppers(period), period, say),
        answers_section(insight.answers(period), period, say),
        talks_section(insight.conversations(period, Wanted()), asked.conversations, period, say),
    )
