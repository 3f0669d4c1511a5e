"""Names of groups: the words that are common in one group and rare in the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS: Final = 2  # in a name
_RARER: Final = 1.5  # so many times a word must be rarer elsewhere to tell anything
_SHARE: Final = 0.25  # of what the first word tells, that the second must tell at least
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
# Too common to tell anything.
_STOP_WORDS: Final = (
    "a about after all also am an and any are as at be because been before being but by can could did do does for from "
    "had has have he her him his how i if in into is it it's its just like may me more most my no not of on one only "
    "or other our out over she should so some such than that the their them then there these they this those to too "
    "under up us very was we were what when where which while who why will with would you your"
)
_STOP: Final = frozenset(_STOP_WORDS.split())
_STOP_CHINESE: Final = frozenset("的了是在和有我你他她它们这那不也就都而及与着或一个上下中为以到说要去会可能很")


def words_of(text: str) -> Iterator[str]:
    """Words in small letters; of Chinese, which does not divide them, every two neighbouring characters."""
    for run in _WORD.findall(text.lower()):
        chinese = _CHINESE.findall(run)
        for part in chinese:
            yield from (part[at : at + 2] for at in range(len(part) - 1) if not _STOP_CHINESE & set(part[at : at + 2]))
        if not chinese and len(run) > 1 and run not in _STOP and not run.isdecimal():
            yield run


def group_names(texts: Sequence[str], groups: Sequence[int]) -> tuple[str, ...]:
    """A name for every group, no two alike: the number of a group stands where its words tell nothing."""
    names: list[str] = []
    for number, words in enumerate(_distinctive(texts, groups), start=1):
        name = ", ".join(words)
        names.append(name if name and name not in names else f"{name} #{number}".strip())
    return tuple(names)


def _distinctive(texts: Sequence[str], groups: Sequence[int]) -> Iterator[list[str]]:
    sizes, found = Counter(groups), _occurrences(texts, groups)
    everywhere: Counter[str] = Counter()
    for words in found:
        everywhere.update(words)
    for group, words in enumerate(found):
        scores = {}
        for word, count in words.items():
            here = count / sizes[group]
            # As if half a text elsewhere had it, so that a word in a single text does not count as the rarest of all.
            elsewhere = (everywhere[word] - count + 0.5) / (len(texts) - sizes[group] + 1)
            if here > _RARER * elsewhere:
                scores[word] = here * math.log(here / elsewhere)
        best = max(scores.values(), default=0.0)
        telling = [word for word, score in scores.items() if score >= _SHARE * best]
        yield sorted(telling, key=lambda word: (-scores[word], word))[:_WORDS]


def _occurrences(texts: Sequence[str], groups: Sequence[int]) -> list[Counter[str]]:
    """In how many texts of each group a word occurs."""
    found: list[Counter[str]] = [Counter() for _ in range(max(groups, default=-1) + 1)]
    for text, group in zip(texts, groups, strict=True):
        if group >= 0:
            found[group].update(set(words_of(text)))
    return found
