"""A text in sentences, and in parts that are short enough to be spoken in one request. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from playground.api.audio_parameters import LONGEST_INPUT

_HAN = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "\"'”’」』）】》)\\]»"
# Where a sentence may end, with all that still belongs to it.
_END: Final = re.compile(
    rf"[。！？；]++[{_CLOSING}…]*+\s*+"
    rf"|(?<![.!?…])[.!?…]++[{_CLOSING}]*+(?:\s++|\Z)"
    rf"|(?<![.!?…])[!?]++[{_CLOSING}]*+(?=[{_HAN}])"
    r"|\n\s*+"
)
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_TITLES: Final = "mr mrs ms dr prof st mt sr jr gen col lt sgt capt rev hon"
_SHORT_WORDS: Final = "fig vol no nos pp vs cf e.g i.e ca approx dept est"
_ABBREVIATIONS: Final = frozenset(f"{_TITLES} {_SHORT_WORDS}".split())
_LAST_WORD: Final = re.compile(r"(?:[^\W_]|[.'’]){1,20}\Z")
_INITIAL: Final = re.compile(r"(?:^|[\s.(])[^\W\d_]\Z")
_LIST_NUMBER: Final = re.compile(r"(?:^|\n)[^\S\n]*\d{1,4}\Z")
# Where a sentence that is too long is cut, the better places first.
_BREAKS: Final = (
    re.compile(rf"[;:—；：][{_CLOSING}]*\s*|[.!?]\s+"),
    re.compile(rf"(?:,\s|[，、])[{_CLOSING}]*\s*"),
    re.compile(r"\s+"),
)
_ZERO_WIDTH_JOINER: Final = "\u200d"


def sentences(text: str) -> tuple[str, ...]:
    """Put together they are the text again: each keeps the space behind it. A text without words is one sentence."""
    found: list[list[str]] = []
    worded = False
    for piece in _pieces(text):
        has_words = _has_words(piece)
        if found and not (has_words and worded):
            found[-1].append(piece)
            worded = worded or has_words
        else:
            found.append([piece])
            worded = has_words
    return tuple("".join(pieces) for pieces in found)


def parts(text: str, limit: int = LONGEST_INPUT) -> tuple[str, ...]:
    """Put together they are the text again. Each is as long as whole sentences allow, and none has more characters."""
    found: list[str] = []
    for sentence in sentences(text):
        for piece in _short_enough(sentence, limit):
            if found and len(found[-1]) + len(piece) <= limit:
                found[-1] += piece
            else:
                found.append(piece)
    return tuple(found)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for mark in _END.finditer(text):
        if mark.end() > start and _is_end(text, mark):
            yield text[start : mark.end()]
            start = mark.end()
    if start < len(text):
        yield text[start:]


def _is_end(text: str, mark: re.Match[str]) -> bool:
    following = text[mark.end() : mark.end() + 1]
    if mark[0][0] == "\n":
        return _PARAGRAPH.match(mark[0]) is not None or not following.islower()
    if mark[0][0] not in ".…" or _PARAGRAPH.search(mark[0]):
        return not following.islower()
    before = text[max(0, mark.start() - 24) : mark.start()]
    return not (following.islower() or (mark[0].strip() == "." and _is_abbreviated(before)))


def _is_abbreviated(before: str) -> bool:
    """Whether the dot behind this belongs to a title, an initial or the number of a list."""
    word = _LAST_WORD.search(before)
    if word is not None and word[0].lower() in _ABBREVIATIONS:
        return True
    return _INITIAL.search(before) is not None or _LIST_NUMBER.search(before) is not None


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _short_enough(sentence: str, limit: int) -> Iterator[str]:
    while len(sentence) > limit:
        cut = _cut(sentence, limit)
        yield sentence[:cut]
        sentence = sentence[cut:]
    yield sentence


def _cut(sentence: str, limit: int) -> int:
    start = limit // 2  # a part that is shorter would sound choppy
    for breaks in _BREAKS:
        ends = [found.end() for found in breaks.finditer(sentence, start, limit)]
        if ends:
            return ends[-1]
    cut = limit
    while cut > start and _belongs_to_the_one_before(sentence, cut):
        cut -= 1
    return cut


def _belongs_to_the_one_before(text: str, place: int) -> bool:
    """An accent, or the next picture of an emoji that is made of several."""
    joins = _ZERO_WIDTH_JOINER in text[place - 1 : place + 1]
    return (
        joins or unicodedata.category(text[place]) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= text[place] <= "\U0001f3ff"
    )
