"""Whether a message is about being remembered from now on: stop using my history, use it again."""

import re
from typing import Literal

MemoryWish = Literal["as_guest", "as_self"]

_POLITE = (
    r"\W*(?:(?:please|ok|okay|and|so|now|just|hey|hi|hello|can you|could you|would you|will you|can i|could i|let me|"
    r"i(?: would|'d)? (?:want|like|prefer)(?: you)? to|i want you to|you can|you may|from now on)[ ,]+)*"
)
_MEMORY = r"(?:my |the )?(?:past |old |shopping |purchase |order )?(?:history|past|purchases|profile|data|likes)"
_ABOUT_ME = r"(?:me|what i (?:do|buy|look at|like)|(?:things|anything|stuff) about me)"
_OFF = (
    r"(?:stop|quit|no more|do not|don'?t|never|i don'?t want you to)(?: ever)? (?:be )?(?:"
    rf"us(?:e|ing) {_MEMORY}|(?:track|follow|profil|remember|watch|personali[sz])(?:e|ing)? {_ABOUT_ME}|"
    r"personali[sz](?:e|ing)(?: (?:anything|things|results|the shelf|for me))?)",
    rf"(?:ignore|leave out) {_MEMORY}",
    r"(?:(?:turn|switch) )?off (?:the )?personali[sz](?:ation|ed \w+)|(?:turn|switch) (?:the )?personali[sz]ation off",
    r"(?:shop|browse|go on|continue|carry on)(?:ping)? as an? (?:anonymous )?guest|"
    r"(?:shop|browse) (?:as guest|anonymously)",
    r"(?:(?:turn|switch) on |go (?:in)?to |use )?(?:the )?guest mode(?: on)?",
)
_ON = (
    rf"(?:start using|use|count|look at) {_MEMORY}(?: again)",
    r"remember me again|start remembering me(?: again)?",
    r"(?:turn|switch) (?:the )?personali[sz]ation (?:back )?on(?: again)?|"
    r"(?:turn|switch) (?:back )?on (?:the )?personali[sz]ation",
    r"stop (?:shopping|browsing) as an? guest|(?:leave|end|stop|turn off|switch off) (?:the )?guest mode|"
    r"(?:turn|switch) (?:the )?guest mode off|shop as (?:me|myself)(?: again)?",
)
_TAIL = r"(?: any ?more| any longer| (?:for|to) (?:this|me|recommend\w*|suggest\w*)| please| again| now| here)*\W*"

_HISTORY = "(?:的)?(?:历史|歷史|记录|記錄|购买|購買|购物|購物|浏览|瀏覽|数据|數據|资料|資料|喜好)"
_OFF_ZH = re.compile(
    f"(?:别|別|不要|不想|停止|请勿|請勿)(?:再|你)*(?:用|使用|参考|參考|看|记录|記錄|收集)我{_HISTORY}"
    "|(?:别|別|不要)再?(?:记住|記住|跟踪|跟蹤|追踪|追蹤|记着|記著)我"
    "|(?:以|用)?(?:访客|訪客|游客|遊客)(?:的)?(?:身份|模式)(?:购物|購物|浏览|瀏覽|买)?"
    "|(?:关掉|關掉|关闭|關閉|停用)(?:个性化|個性化|个人化|個人化)"
)
_ON_ZH = re.compile(
    f"(?:恢复|恢復|重新|继续|繼續)(?:使用|参考|參考|用)?我{_HISTORY}"
    "|(?:不再|退出|离开|離開|关掉|關掉)(?:以|用)?(?:访客|訪客|游客|遊客)(?:身份|模式)?"
    "|(?:打开|打開|开启|開啟|恢复|恢復)(?:个性化|個性化|个人化|個人化)"
)
_OFF_EN = re.compile(rf"{_POLITE}(?:{'|'.join(_OFF)}){_TAIL}", re.I)
_ON_EN = re.compile(rf"{_POLITE}(?:{'|'.join(_ON)}){_TAIL}", re.I)


def memory_wish(message: str) -> MemoryWish | None:
    """What a message that is about nothing else wants of the shop's memory from now on; None for all others."""
    text = message.replace("’", "'").strip()
    if _ON_ZH.search(text) or _ON_EN.fullmatch(text):
        return "as_self"
    if _OFF_ZH.search(text) or _OFF_EN.fullmatch(text):
        return "as_guest"
    return None
