"""Whom it is for, in Chinese: 给女朋友, 妈妈, 六岁男孩. Words for the goods themselves (男士) are in phrases.toml."""

import re

from assistant.understanding.chinese.numerals import NUMBER, value
from assistant.understanding.chinese.rule import Names, Rule

_KIN = {
    "girlfriend": "女朋友|女友|女票",
    "boyfriend": "男朋友|男友|男票",
    "wife": "老婆|妻子|太太|媳妇|爱人|夫人",
    "husband": "老公|丈夫|先生",
    "fiancée": "未婚妻",
    "mother": "妈妈|母亲|老妈|我妈|妈咪|妈|岳母|婆婆|丈母娘|干妈|麻麻",
    "father": "爸爸|父亲|老爸|我爸|爸|岳父|公公|干爸|老丈人|粑粑",
    "grandmother": "奶奶|外婆|姥姥|阿嬷|阿婆|嫲嫲",
    "grandfather": "爷爷|外公|姥爷|阿公",
    "sister": "姐姐|妹妹|嫂子|弟媳|姐|妹",
    "brother": "哥哥|弟弟|姐夫|妹夫|哥|弟",
    "daughter": "女儿|闺女|儿媳妇|儿媳",
    "son": "儿子|女婿",
    "niece": "侄女|外甥女",
    "nephew": "侄子|外甥",
    "aunt": "阿姨|姑姑|姨妈|舅妈|婶婶|姑妈|伯母|大姨|小姨",
    "uncle": "叔叔|舅舅|伯伯|姑父|姨父|伯父",
    "parents": "父母|爸妈|爸爸妈妈|公婆|长辈",
    "friend": "好朋友|朋友|闺蜜|闺密|好友|哥们|兄弟|死党|室友|舍友",
    "colleague": "同事|同学",
    "boss": "老板|领导|上司",
    "teacher": "老师",
    "neighbour": "邻居",
    "cousin": "表哥|表弟|表姐|表妹|堂哥|堂弟|堂姐|堂妹",
    "kids": "孩子们|小朋友|孩子|小孩子|小孩|宝宝|娃",
}
_ENGLISH = {word: english for english, words in _KIN.items() for word in words.split("|")}
_WORDS = sorted(_ENGLISH, key=len, reverse=True)
_FOR = "(?:想)?(?:适合送给|送给|买给|适合给|适合|献给|送|给|为|帮)"
_WHOSE = "(?:我们|我|咱|他|她|一个|一位|个|位)?(?:家|的)?"
_NOT_KIN = "(?!节|日|用|款|装|鞋|服|车|椅|床|房|餐|书|玩|自行|推)"
"""After these the word describes goods: 宝宝椅, 儿童节."""
_CHILD = "小?男孩子?|小?女孩子?|男生|女生|男宝宝?|女宝宝?|男童|女童|儿子|女儿|孩子|小孩|宝宝|小朋友|娃"
_GROWN_UP = 18


def people() -> tuple[Rule, ...]:
    """Rules for recipients, also those only mentioned: 女朋友快过生日了."""
    alone = "|".join(word for word in _WORDS if len(word) > 1 and _ENGLISH[word] != "kids")
    aged = rf"(?:{_FOR})?{_WHOSE}(?P<age>{NUMBER})\s?岁(?:的|大的|大)?(?P<child>{_CHILD})?(?:用的?|玩的?|穿的?|的)?"
    given = rf"{_FOR}{_WHOSE}(?P<who>{'|'.join(_WORDS)}){_NOT_KIN}(?:的|用的?|穿的?|玩的?|买)?"
    return (
        Rule(re.compile(aged), _aged),
        Rule(re.compile(given), _kin),
        Rule(re.compile(rf"(?:我的|我们|我家|我)?(?<![小男女])(?P<who>{alone}){_NOT_KIN}"), _kin),
    )


def _aged(match: re.Match[str], _: Names) -> str | None:
    age = value(match.group("age"))
    if age is None:
        return None
    child = match.group("child") or ""
    who = "girl" if "女" in child else "boy" if "男" in child or child == "儿子|女婿" else ""
    return f"for a {int(age)} year old {who if age < _GROWN_UP else ''}".strip()


def _kin(match: re.Match[str], _: Names) -> str:
    return f"for my {_ENGLISH[match.group('who')]}"
