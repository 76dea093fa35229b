"""What is not wanted, in Chinese: 不要真皮的, 不含牛奶, 除了黑色都可以, 对坚果过敏."""

import re

from assistant.understanding.chinese.rule import Names, Rule

_NOT = (
    "(?:但|就是|只要|千万|最好|绝对)?(?:"
    "不要|不想要|不想|不需要|不能有|不能含|不能带|不能用|不能吃|不能是|不可以有|不含|不带|不加|不吃|不喜欢|不爱|讨厌|不穿|不戴|"
    "别要|别给我|别有|别带|别是|别用|(?<!是)不是|(?<!有)没有|拒绝|避开|排除|除了|除去|非(?!常|洲|凡|但|得|要|诚)"
    ")(?:任何|含有|含|带有|带|有|用|是|买|加|要|看|什么)*"
)
_CLAUSE = r"[^,。;!?\n]"
_END = r"(?=[,。;!?、\n]|$)"
_KIND = "(?:材质|材料|成分|类型|款式|款|之类|类|颜色)?"
_AFTER = f"{_KIND}(?:的)?(?:以外|之外)?(?:的)?(?:其他|别的)?(?:都|也)?(?:可以|行|要|好)?"
_WHO = "(?:我|他|她|孩子们?|小孩|小朋友|宝宝|家人|家里人)?(?:们)?"
_FREE_OF = "酒精|香精|香料|咖啡因|乳糖|坚果|防腐剂|色素|塑料|化学添加剂|添加剂"
_PARTS = re.compile(r"[、/]|和|或者|或|以及|还有|跟|及|也不要|不要|也别")
_NOTHING = re.compile(r"(?:太|这么|那么|很|过于|超过|担心|紧|客气|着急|急|谢).*|.*了")
"""After "not" these make no exclusion: 不要太大, 不要紧."""
_LONGEST = 3
"""Words of the longest name that is excluded; more are an explanation."""


def negations() -> tuple[Rule, ...]:
    """Rules for exclusions, the most exact first."""
    return (
        Rule(re.compile(rf"{_WHO}对(?P<what>[^,。;!?\n对]{{1,10}}?)(?:严重)?过敏"), _without),
        Rule(re.compile(rf"(?P<what>[^,。;!?\n对]{{1,6}}?)过敏{_END}"), _without),
        Rule(
            re.compile(
                rf"{_NOT}(?P<what>{_CLAUSE}{{1,14}}?)(?:{_AFTER}{_END}|的(?!和|或|以及|还有|跟|与|、)(?={_CLAUSE}))"
            ),
            _without,
        ),
        Rule(
            re.compile(rf"(?:(?<=[,。;!?\s])|^)(?P<what>[^,。;!?\n]{{1,6}}?)(?:除外|就?不要了?|就?不行|就?算了){_END}"),
            _without,
        ),
        Rule(re.compile(rf"(?<![\u3400-\u9fff])无(?P<what>{_FREE_OF})(?:的)?"), _without),
    )


def _without(match: re.Match[str], names: Names) -> str:
    what = match.group("what")
    if _NOTHING.fullmatch(what):
        return ""
    unwanted = [name for part in _PARTS.split(what) for name in names(part) if len(name.split()) <= _LONGEST]
    return f"not {' or '.join(unwanted)}" if unwanted else ""
