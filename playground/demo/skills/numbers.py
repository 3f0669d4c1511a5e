"""Arithmetic, units and dates."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable
from datetime import datetime

from playground.demo.skills.conversation import Conversation

BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
FUNCTIONS: dict[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "log": math.log,
    "log10": math.log10,
    "exp": math.exp,
    "abs": abs,
    "round": round,
}
CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTION = "sqrt|sin|cos|tan|log10|log|exp|abs|round|pi"
EXPRESSION = re.compile(rf"(?:{FUNCTION}|[\d(.])(?:[\d\s.,+\-*/^()%×÷·−]|{FUNCTION})*")
OPERATOR = re.compile(r"[+*/^×÷%−]|\d\s*-\s*\d|sqrt|sin|cos|tan|log|exp")
LARGEST = 1e300

LENGTH = {
    "mm": 0.001,
    "cm": 0.01,
    "m": 1.0,
    "km": 1000.0,
    "inch": 0.0254,
    "ft": 0.3048,
    "yard": 0.9144,
    "mile": 1609.344,
}
MASS = {"g": 0.001, "kg": 1.0, "t": 1000.0, "oz": 0.028349523125, "lb": 0.45359237, "斤": 0.5}
VOLUME = {"ml": 0.001, "l": 1.0, "cup": 0.2365882365, "pint": 0.473176473, "gallon": 3.785411784}
SPEED = {"m/s": 1.0, "km/h": 1 / 3.6, "mph": 0.44704, "knot": 0.514444}
TIME = {"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0, "week": 604800.0}
DATA = {"byte": 1.0, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 1024.0, "mib": 1024.0**2, "gib": 1024.0**3}
QUANTITIES = (LENGTH, MASS, VOLUME, SPEED, TIME, DATA)
NAMES: dict[str, str] = {
    **{name: name for quantity in QUANTITIES for name in quantity},
    **dict.fromkeys(("millimetre", "millimeter", "毫米"), "mm"),
    **dict.fromkeys(("centimetre", "centimeter", "厘米"), "cm"),
    **dict.fromkeys(("metre", "meter", "米"), "m"),
    **dict.fromkeys(("kilometre", "kilometer", "公里", "千米"), "km"),
    **dict.fromkeys(("in", "inche", "英寸"), "inch"),
    **dict.fromkeys(("foot", "feet", "英尺"), "ft"),
    **dict.fromkeys(("yd", "码"), "yard"),
    **dict.fromkeys(("mi", "英里"), "mile"),
    **dict.fromkeys(("gram", "克"), "g"),
    **dict.fromkeys(("kilo", "kilogram", "公斤", "千克"), "kg"),
    **dict.fromkeys(("ton", "tonne", "吨"), "t"),
    **dict.fromkeys(("ounce", "盎司"), "oz"),
    **dict.fromkeys(("pound", "磅"), "lb"),
    **dict.fromkeys(("millilitre", "milliliter", "毫升"), "ml"),
    **dict.fromkeys(("litre", "liter", "升"), "l"),
    **dict.fromkeys(("杯",), "cup"),
    **dict.fromkeys(("加仑",), "gallon"),
    **dict.fromkeys(("kmh", "kph"), "km/h"),
    **dict.fromkeys(("second", "秒"), "s"),
    **dict.fromkeys(("minute", "分钟"), "min"),
    **dict.fromkeys(("hour", "小时"), "h"),
    **dict.fromkeys(("天",), "day"),
    **dict.fromkeys(("周", "星期"), "week"),
    **dict.fromkeys(("c", "°c", "celsius", "摄氏度", "摄氏"), "°C"),
    **dict.fromkeys(("f", "°f", "fahrenheit", "华氏度", "华氏"), "°F"),
    **dict.fromkeys(("k", "kelvin", "开尔文"), "K"),
}
CHINESE = "|".join(sorted((name for name in NAMES if not name.isascii() and "°" not in name), key=len, reverse=True))
UNIT = rf"(km/h|m/s|°?[A-Za-z]+|{CHINESE})"
INTO = r"(?:to|in|into|as|是多少|等于多少|换算成|转换成|换成|转成|合多少|=)"
DEGREES = r"\s*(?:degrees?\s*)?"
CONVERSION = re.compile(rf"(-?\d+(?:\.\d+)?){DEGREES}{UNIT}\s*{INTO}{DEGREES}{UNIT}", re.IGNORECASE)
DATE = (
    r"\b(?:what|which|tell me|give me)\b.{0,30}\b(?:date|weekday|day is (?:it|today))\b"
    r"|\b(?:what|tell me|give me)\b.{0,30}\b(?:time is it|current time|the time)\b"
    r"|\bwhat (?:is|'s)? ?today\b|today's date|今天(?:是)?(?:几号|星期几|周几|什么日子)|现在(?:是)?几点|现在的?时间"
)
# 9 ** 9 ** 9 has more digits than anybody reads.
TOO_LARGE = ("The result is too large to be written down.", "结果太大，写不下。")


def arithmetic(talk: Conversation) -> str | None:
    """The value of an expression; it is read as a tree and never run as code."""
    if len(talk.prompt) > 400:
        return None
    asked = re.sub(r"(\d)\s*%\s*(?:of|的)\s*(?=\d)", r"\1 / 100 * ", talk.prompt)
    candidates = [found.group().strip(" .,") for found in EXPRESSION.finditer(asked)]
    text = max(candidates, key=len, default="")
    if not OPERATOR.search(text) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    # A sum in the middle of a long sentence is not what the sentence is about.
    if len(text) * 4 < len(talk.prompt) and not talk.wants(
        r"\b(?:what is|what's|calculate|compute|solve|how much)\b|计算|等于|多少|算"
    ):
        return None
    return _result(text, talk)


def _result(text: str, talk: Conversation) -> str | None:
    python = re.sub(r"(\d(?:\.\d+)?)\s*%(?!\s*[\d(])", r"(\1/100)", text)
    for sign, meant in (("^", "**"), ("×", "*"), ("·", "*"), ("÷", "/"), ("−", "-"), (",", "")):
        python = python.replace(sign, meant)
    try:
        value = _value(ast.parse(python.strip(), mode="eval").body)
    except ZeroDivisionError:
        return talk.say("Division by zero has no result.", "除数不能是零。")
    except OverflowError:
        return talk.say(*TOO_LARGE)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return None
    return f"`{text}` = **{_shown(value)}**"


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return _bounded(node.value)  # type: ignore[arg-type]
    if isinstance(node, ast.Name) and node.id in CONSTANTS:
        return CONSTANTS[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        value = _value(node.operand)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp):
        return _binary(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1 and not node.keywords:
        return FUNCTIONS[node.func.id](_value(node.args[0])) if node.func.id in FUNCTIONS else math.nan
    raise ValueError("not arithmetic")


def _binary(node: ast.BinOp) -> float:
    left, right = _value(node.left), _value(node.right)
    if isinstance(node.op, ast.Pow):
        # Floats overflow at once where whole numbers would fill the memory.
        value = float(left) ** right
        exact = isinstance(left, int) and isinstance(right, int) and right >= 0 and abs(value) < LARGEST
        return _bounded(left**right if exact else value)
    work = BINARY.get(type(node.op))
    if work is None:
        raise ValueError("not arithmetic")
    return _bounded(work(left, right))


def _bounded(value: float) -> float:
    if isinstance(value, complex) or math.isnan(value) or abs(value) >= LARGEST:
        raise OverflowError
    return value


def _shown(value: float) -> str:
    if isinstance(value, int) or (float(value).is_integer() and abs(value) < 1e15):
        return f"{int(value):,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(int(value))
    return f"{value:.10g}"


def convert(talk: Conversation) -> str | None:
    found = CONVERSION.search(talk.request)
    if found is None:
        return None
    source, target = _unit(found.group(2)), _unit(found.group(3))
    if source is None or target is None:
        return None
    value = _converted(float(found.group(1)), source, target)
    return None if value is None else f"{found.group(1)} {source} = **{value:.6g} {target}**"


def _unit(name: str) -> str | None:
    lowered = name.lower()
    return NAMES.get(lowered) or NAMES.get(lowered.rstrip("s"))


def _converted(value: float, source: str, target: str) -> float | None:
    kelvin = {"°C": (1.0, 273.15), "°F": (5 / 9, 459.67 * 5 / 9), "K": (1.0, 0.0)}
    if source in kelvin and target in kelvin:
        factor, offset = kelvin[source]
        other, shift = kelvin[target]
        return round(((value * factor + offset) - shift) / other, 6)
    for quantity in QUANTITIES:
        if source in quantity and target in quantity:
            return value * quantity[source] / quantity[target]
    return None


def date(talk: Conversation) -> str | None:
    if not talk.wants(DATE):
        return None
    now = datetime.now().astimezone()
    weekday = "一二三四五六日"[now.weekday()]
    return talk.say(
        f"By the clock of this machine it is **{now:%A}, {now.day} {now:%B %Y}, {now:%H:%M}** ({now:%Z}).",
        f"按这台电脑的时钟，现在是 **{now.year} 年 {now.month} 月 {now.day} 日，星期{weekday}，{now:%H:%M}**。",
    )
