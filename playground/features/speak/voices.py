"""Voices that are known by name: suggestions, since servers have their own and do not list them."""

from dataclasses import dataclass
from typing import Final

from playground.message import Message


@dataclass(frozen=True, slots=True)
class Voice:
    """`about` tells what is known of it beside the name."""

    name: str
    about: Message | None = None


_NAMES: Final = (
    "alloy",
    "ash",
    "ballad",
    "coral",
    "echo",
    "fable",
    "onyx",
    "nova",
    "sage",
    "shimmer",
    "verse",
    "marin",
    "cedar",
)
_NEWER: Final = ("ballad", "verse", "marin", "cedar")
OPENAI: Final = tuple(map(Voice, _NAMES))
OPENAI_TTS_1: Final = tuple(voice for voice in OPENAI if voice.name not in _NEWER)

_KOKORO: Final = (
    "af_heart",
    "af_alloy",
    "af_bella",
    "af_nicole",
    "af_nova",
    "af_sarah",
    "af_sky",
    "am_adam",
    "am_echo",
    "am_michael",
    "am_onyx",
    "bf_emma",
    "bf_isabella",
    "bm_george",
    "bm_lewis",
    "zf_xiaobei",
    "zf_xiaoni",
    "zf_xiaoxiao",
    "zf_xiaoyi",
    "zm_yunjian",
    "zm_yunxi",
    "zm_yunxia",
    "zm_yunyang",
)
_ORPHEUS: Final = ("tara", "leah", "jess", "leo", "dan", "mia", "zac", "zoe")
# Kokoro's names begin with the language and whether a woman or a man speaks.
_PREFIXES: Final = {
    "af": Message("American English, a woman"),
    "am": Message("American English, a man"),
    "bf": Message("British English, a woman"),
    "bm": Message("British English, a man"),
    "zf": Message("Chinese, a woman"),
    "zm": Message("Chinese, a man"),
}


def guessed(model: str) -> tuple[Voice, ...]:
    """Those that a model of that name is likely to have. Many servers also take the names of OpenAI's."""
    name = model.lower()
    if "kokoro" in name:
        return (*(Voice(each, _PREFIXES[each[:2]]) for each in _KOKORO), *OPENAI)
    if "orpheus" in name:
        return tuple(map(Voice, _ORPHEUS))
    return OPENAI
