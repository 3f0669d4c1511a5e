"""Replies that were written beforehand, and the explanations of parameters."""

from __future__ import annotations

from playground.demo.skills.conversation import Conversation
from playground.demo.skills.shelf import sections, variants

# The first pattern found in a prompt names the explanation.
TOPICS: tuple[tuple[str, str], ...] = (
    ("top_p", r"top[_ -]?p\b|nucleus|核采样"),
    ("logprobs", r"log[_ -]?prob|log probabilit|对数概率"),
    ("penalties", r"penalt|惩罚"),
    ("json", r"json|response[_ ]format|结构化"),
    ("tools", r"\btools?\b|function call|工具|函数调用"),
    ("temperature", r"temperature|温度"),
    ("seed", r"\bseed\b|种子"),
    ("stop", r"\bstop\b|停止词|停止序列"),
    ("stream", r"stream|流式"),
    ("system", r"system (?:message|prompt)|系统(?:消息|提示)"),
    ("token", r"\btokens?\b|max[_ ]tokens|词元|词元"),
    ("n", r"\bparameter n\b|\bn parameter\b|`n`|参数\s*n\b|what does n do"),
)
ASKS = (
    r"\b(?:explain|what|how|why|tell|meaning|describe|difference)\b"
    r"|解释|说明|什么|作用|怎么|怎样|介绍|为什么|区别|含义|意思"
)
ABILITIES = (
    r"what (?:can|could) you do|who are you|what are you\b|what(?:'s| is) your name|"
    r"your (?:skills|abilities)|how can you help|^\s*help\s*[.?!]*$"
    r"|你(?:能|会|可以)(?:做|干)?(?:些)?什么|你是谁|你叫什么|有什么功能|能帮我做什么|^\s*帮助\s*$|你(?:都)?会什么"
)
# The parameter called temperature, not the one outside.
WEATHER = (
    r"\btemperature (?:in|of|at) (?!an? |the (?:api|model|request))"
    r"|\b(?:weather|outside|boil|fever|celsius|fahrenheit|city)\b|天气|气温|体温|摄氏|华氏"
)
TASKS = r"\b(?:write|generate|convert|pretty|format|extract|sort|count)\b|整理|格式化|提取|统计|排序"
LISTS = r"\b(?:pack|packing|luggage|bring)\b|行李|打包|清单"


def explain(talk: Conversation) -> str | None:
    """An explanation of one parameter or word of this window."""
    if not talk.wants(ASKS) or talk.wants(WEATHER) or len(talk.prompt) > 400:
        return None
    # A quick "JSON" or "stop" inside another task is no question about it.
    if talk.wants(TASKS):
        return None
    topic = next((topic for topic, pattern in TOPICS if talk.wants(pattern)), None)
    return sections("explain", "zh" if talk.chinese else "en").get(topic) if topic else None


def abilities(talk: Conversation) -> str | None:
    asked = talk.wants(ABILITIES)
    return _written("abilities", talk)[0] if asked else None


def show_piece(talk: Conversation) -> str | None:
    """The tasks that the window and the tour suggest."""
    if talk.wants(r"\bplanets?\b|行星") and talk.wants(r"table|compare|density|表格|比较|密度"):
        return _written("planets", talk)[0]
    if talk.wants(LISTS) and talk.wants(r"norway|scandinavia|挪威|北欧"):
        return _written("norway", talk)[0]
    if talk.wants(r"\bpoems?\b|\bverses?\b|\bhaiku\b|诗") and talk.wants(r"\bspring\b|春"):
        poems = _written("spring", talk)
        return talk.chance.choice(poems)
    return None


def _written(name: str, talk: Conversation) -> tuple[str, ...]:
    return variants(name, "zh" if talk.chinese else "en")
