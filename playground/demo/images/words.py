"""What a prompt says, as far as a list of words in English and Chinese reaches; and which words it did not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal["thing", "scene", "time", "style", "colour", "number", "act"]

MOST_OF_ONE = 20
MOST_WORDS = 400
# Words that hold a sentence together; nobody expects to see them.
QUIET = frozenset(
    re.findall(
        r"\w+",
        """a an the of with and or in on at by near to from for over under above below behind beside between is are it
        its this that there some many few very big large small little tiny beautiful nice lovely picture image photo
        photograph illustration please show me create generate make draw paint scene view style floating flying
        standing sitting sleeping swimming lit up as into""",
    )
)
QUIET_CHINESE = frozenset(
    "的了在和与有个只座棵朵艘条匹头辆架株间栋片张幅位颗把枚杯边上下里中旁前后着是一些很大小漂亮美丽请画生成图片"
)
# With a number or a colour before it, this is not the weather but a thing.
COUNTED: Mapping[str, str] = {"starry": "star", "cloudy": "cloud"}
WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*|[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Wish:
    """A thing that is to be seen; without a count it is for the picture to decide how many."""

    name: str
    count: int | None = None
    colour: str | None = None
    many: bool = False  # named in the plural


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that was understood, and what was not."""

    wishes: tuple[Wish, ...]
    scenes: frozenset[str]
    time: str | None
    style: str | None
    tints: tuple[str, ...]  # colours that belong to no thing
    act: str | None
    understood: tuple[str, ...]
    missed: tuple[str, ...]
    chinese: bool

    @property
    def empty(self) -> bool:
        return not (self.wishes or self.scenes or self.time)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, with the number and the colour that wait for their thing."""

    wishes: list[Wish] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)
    tints: list[str] = field(default_factory=list)
    count: int | None = None
    colour: str | None = None

    def take(self, kind: str, meaning: str, many: bool) -> None:
        if kind == "number":
            self.count = min(MOST_OF_ONE, int(meaning))
        elif kind == "colour":
            self.finish()
            self.colour = meaning
        elif kind == "thing" or (meaning in COUNTED and (self.count or self.colour)):
            meaning = COUNTED.get(meaning, meaning)
            self.wishes.append(Wish(meaning, self.count, self.colour, many))
            self.count = self.colour = None
        else:
            self.found.setdefault(kind, []).append(meaning)
            self.count = None if kind != "act" else self.count

    def finish(self) -> None:
        if self.colour is not None:
            self.tints.append(self.colour)
            self.colour = None

    def first(self, kind: str) -> str | None:
        return self.found.get(kind, [None])[0]


@cache
def vocabulary() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[str, str]]]:
    """English and Chinese words with their kind and meaning."""
    english: dict[str, tuple[str, str]] = {}
    chinese: dict[str, tuple[str, str]] = {}
    text = files("playground.demo.images").joinpath("vocabulary.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, meaning, words, signs = line.split("\t")
        for word in words.split(","):
            english.setdefault(word, (kind, meaning))
        for sign in signs.split(","):
            chinese.setdefault(sign, (kind, meaning))
    return english, chinese


def understand(prompt: str) -> Understanding:
    reading = _Reading()
    understood: list[str] = []
    missed: list[str] = []
    for words, known in _read(prompt.lower()):
        if known is not None:
            reading.take(*known, words not in vocabulary()[0] and words.isascii())
            understood.append(words)
        elif words not in missed:
            missed.append(words)
    reading.finish()
    return Understanding(
        wishes=_together(reading.wishes),
        scenes=frozenset(reading.found.get("scene", ())),
        time=reading.first("time"),
        style=reading.first("style"),
        tints=tuple(reading.tints),
        act=_act(reading),
        understood=tuple(dict.fromkeys(understood)),
        missed=tuple(missed),
        chinese=any("\u4e00" <= sign <= "\u9fff" for sign in prompt),
    )


def _act(reading: _Reading) -> str | None:
    acts = reading.found.get("act", [])
    return "remove" if "remove" in acts else acts[0] if acts else None


def _together(wishes: list[Wish]) -> tuple[Wish, ...]:
    """The same thing named twice without a number is one wish."""
    found: dict[tuple[str, str | None], Wish] = {}
    for wish in wishes:
        key = (wish.name, wish.colour)
        before = found.get(key)
        if before is None or before.count is None:
            found[key] = wish
        elif wish.count is not None:
            found[key] = Wish(wish.name, min(MOST_OF_ONE, before.count + wish.count), wish.colour, True)
    return tuple(found.values())


def _read(text: str) -> Iterator[tuple[str, tuple[str, str] | None]]:
    pieces = WORD.findall(text)[:MOST_WORDS]
    place = 0
    while place < len(pieces):
        if "\u4e00" <= pieces[place][0] <= "\u9fff":
            yield from _read_chinese(pieces[place])
            place += 1
            continue
        length, known = _longest(pieces, place)
        words = " ".join(pieces[place : place + length])
        if known is not None or words not in QUIET:
            yield words, known
        place += length


def _longest(pieces: list[str], place: int) -> tuple[int, tuple[str, str] | None]:
    english = vocabulary()[0]
    for length in (3, 2, 1):
        words = " ".join(pieces[place : place + length])
        known = next((english[form] for form in _singulars(words) if form in english), None)
        if known is not None:
            return min(length, len(pieces) - place), known
    return 1, None


def _singulars(word: str) -> Iterator[str]:
    yield word
    for ending, instead in (("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word[: -len(ending)] + instead


def _read_chinese(run: str) -> Iterator[tuple[str, tuple[str, str] | None]]:
    chinese = vocabulary()[1]
    place, unknown = 0, ""
    while place < len(run):
        length = next((size for size in (4, 3, 2, 1) if run[place : place + size] in chinese), 0)
        if unknown and (length or run[place] in QUIET_CHINESE):
            yield unknown, None
            unknown = ""
        if length:
            yield run[place : place + length], chinese[run[place : place + length]]
        elif run[place] not in QUIET_CHINESE:
            unknown += run[place]
        place += max(1, length)
    if unknown:
        yield unknown, None


def told(read: Understanding, done: str = "") -> str:
    """The revised prompt: what was drawn, which words led to it and which did not."""
    known, missed = read.understood, read.missed[:24]
    if read.chinese:
        text = done or "按规则绘制的草图，没有使用 AI 模型。"
        text += f"看懂的词：{'、'.join(known)}。" if known else "没有看懂任何词，因此画成抽象图案。"
        return text + (f"没看懂的词：{'、'.join(missed)}。" if missed else "")
    text = done or "A sketch drawn by rules, without an AI model."
    text += f" Understood: {', '.join(known)}." if known else " No word was understood, so it is abstract."
    return text + (f" Not understood: {', '.join(missed)}." if missed else "")
