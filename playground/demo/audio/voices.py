"""Which of espeak's voices stands for which of OpenAI's, and what the instructions change about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from playground.demo.audio.espeak import FASTEST, SLOWEST, USUAL, Manner
from playground.demo.checks import wrong_type
from playground.demo.errors import ApiError, missing_parameter, unknown_parameter
from playground.demo.json_value import Json

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# At the end of a sentence, but not behind an abbreviation or an initial.
SENTENCE_END = re.compile(
    r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b[A-Z]\.)"
    r"(?<=[.!?…])\s+|(?<=[。！？；])|\n+"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A variant of espeak's voices, its pitch and how much it moves."""

    variant: str
    pitch: int
    range: int
    english: str = "en-us"


VOICES: dict[str, Voice] = {
    "alloy": Voice("edward", 50, 50),
    "echo": Voice("klatt5", 45, 40),
    "fable": Voice("m7", 62, 70, english="gmw/en"),
    "onyx": Voice("m1", 18, 35),
    "nova": Voice("f2", 62, 60),
    "shimmer": Voice("f5", 78, 45),
    # These have no voice of their own: each is one of the six, a little higher, lower or livelier.
    "ash": Voice("klatt5", 35, 55),
    "ballad": Voice("m7", 50, 80, english="gmw/en"),
    "cedar": Voice("m1", 30, 45),
    "coral": Voice("f2", 72, 70),
    "marin": Voice("f5", 68, 60),
    "sage": Voice("f2", 52, 45),
    "verse": Voice("edward", 60, 70),
}

INSTRUCTIONS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "slow": r"\bslow|慢",
        "fast": r"\b(?:fast|quick|rapid|hurr)|快速|快点|快一点|语速.{0,3}快",
        "high": r"\bhigh(?:er)?[- ]?(?:pitch|voice)|高音|音调.{0,3}高",
        "deep": r"\b(?:deep|low)(?:er)?\b|低沉|低音|音调.{0,3}低",
        "loud": r"\b(?:loud|shout)|大声|响亮",
        "quiet": r"\b(?:quiet|soft|gentl)|小声|轻声|轻柔",
        "whisper": r"\bwhisper|耳语|悄悄",
        "flat": r"\b(?:monoton|flat|robot|calm|neutral)|平淡|平静|单调|机器人",
        "lively": r"\b(?:cheer|happy|happily|excit|enthusias|lively|energetic|joy)|兴奋|开心|高兴|活泼|热情",
        "sad": r"\b(?:sad|sorrow|gloom|melanchol)|悲伤|难过|伤心|忧伤",
    }.items()
}


def voice(value: Json, path: str) -> Voice:
    """The check of the field: a name, or an object with one."""
    if isinstance(value, dict):
        for key in value:
            if key != "id":
                raise unknown_parameter(f"{path}.{key}")
        if "id" not in value:
            raise missing_parameter(f"{path}.id")
        value, path = value["id"], f"{path}.id"
    if not isinstance(value, str):
        raise wrong_type(path, "a string", value)
    if value not in VOICES:
        known = ", ".join(f"'{name}'" for name in VOICES)
        message = f"Invalid value: '{value[:80]}'. Supported values are: {known}."
        raise ApiError(400, message, code="invalid_value", param=path)
    return VOICES[value]


def understood(instructions: str) -> list[str]:
    """The wishes that espeak can follow."""
    return [name for name, pattern in INSTRUCTIONS.items() if pattern.search(instructions)]


def instructed(voice: Voice, wishes: list[str]) -> tuple[Manner, float]:
    """The voice as it was asked for, and how much faster than usual it speaks; its language is still open."""
    pitch = voice.pitch + 22 * ("high" in wishes) - 22 * ("deep" in wishes)
    pitch += 8 * ("lively" in wishes) - 10 * ("sad" in wishes)
    spread = voice.range + 35 * ("lively" in wishes) - 25 * ("sad" in wishes)
    pace = 0.75 ** ("slow" in wishes) * 1.35 ** ("fast" in wishes) * 1.1 ** ("lively" in wishes)
    pace *= 0.87 ** ("sad" in wishes)
    variant = "whisper" if "whisper" in wishes else voice.variant
    volume = 70 + 30 * ("loud" in wishes) - 35 * ("quiet" in wishes)
    spread = 5 if "flat" in wishes else spread
    return Manner(variant, min(99, max(0, pitch)), min(100, max(0, spread)), volume=volume), pace


def paced(manner: Manner, speed: float) -> tuple[Manner, float]:
    """With the rate for this speed, and how much longer the result must be made where espeak is not slow enough."""
    slowest = 0.5
    rate = min(FASTEST, max(SLOWEST, round(USUAL * max(speed, slowest))))
    return replace(manner, rate=rate), max(1.0, slowest / speed)


def sentences(text: str) -> Iterator[str]:
    """The parts of a text that are spoken one by one."""
    for part in SENTENCE_END.split(CONTROLS.sub(" ", text)):
        if part.strip():
            yield part.strip()


def language(sentence: str, voice: Voice) -> str:
    return "cmn" if HAN.search(sentence) else voice.english
