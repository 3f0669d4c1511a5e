"""CMU Sphinx: where somebody speaks, and which English words it takes that for. It understands clear speech at best."""

from __future__ import annotations

import io
import math
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from playground.demo.audio.extra import needed
from playground.demo.audio.recordings import RATE, Samples
from playground.demo.audio.transcript import Segment, Word

if TYPE_CHECKING:
    from pocketsphinx import Decoder

LOCK = threading.Lock()
# Sphinx lets nobody else run while it takes a block.
BLOCK = RATE // 10
FRAMES_A_SECOND = 100
# Silence before and behind a segment, which the first and the last word need.
PAD = RATE // 4
LONGEST = 30 * RATE
# The share of a pause that must sound like one, so that a click does not hide it.
RATIO = 0.7
LEAST_CHANCE = 1e-6
# With so few words to choose from, anything less sure is a wrong guess.
PROMPT_SURE = -0.3
PROMPT_WORDS = 400
WORD = re.compile(r"[a-z][a-z'.-]*")


@dataclass(frozen=True, slots=True)
class Chunking:
    """Where a recording is cut: what counts as a pause, and how much before a segment belongs to it."""

    silence: float = 0.24
    lead: float = 0.0
    strictness: int = 2


@cache
def ear() -> Decoder:
    """The recogniser of any English."""
    with needed("listen"):
        from pocketsphinx import Decoder

    return Decoder(samprate=RATE, loglevel="FATAL")


@cache
def _first_guess() -> str:
    """What is assumed about a microphone of which nothing was heard yet."""
    return str(ear().get_cmn(False))


def segments(
    samples: Samples, chunking: Chunking, lines: Sequence[str], wanted: Callable[[], bool]
) -> Iterator[Segment]:
    """The segments in which somebody speaks, one after the other as they are understood.

    `lines` are sentences of which some will probably be said. It ends early when `wanted` says no.
    """
    with LOCK:
        _first_guess()
        prompted = _prompted(lines)
    for first, last in _spans(samples, chunking):
        padded = np.concatenate((np.zeros(PAD, np.int16), samples[first:last], np.zeros(PAD, np.int16)))
        with LOCK:
            found = _heard(ear(), padded, wanted)
            if prompted is not None:
                found = _better(found, _heard(prompted, padded, wanted))
        if not wanted():
            return
        yield from _cut(found.words, first / RATE, last / RATE, chunking.silence)


def _spans(samples: Samples, chunking: Chunking) -> Iterator[tuple[int, int]]:
    """First and last sample of all speech, cut where it goes on for too long."""
    from pocketsphinx import Segmenter

    # It gives the last segment only when the sound ends amid a frame, and after silence.
    frame = Segmenter(sample_rate=RATE).frame_bytes // 2
    silence = np.zeros(RATE - len(samples) % frame + frame // 2, np.int16)
    sound = io.BytesIO(np.concatenate((samples, silence)).astype("<i2").tobytes())
    segmenter = Segmenter(chunking.silence, RATIO, chunking.strictness, RATE)
    end = 0
    for found in segmenter.segment(sound):
        first = max(end, round((found.start_time - chunking.lead) * RATE))
        end = min(len(samples), round(found.end_time * RATE))
        while end - first > LONGEST:
            middle = _quietest(samples, first + LONGEST // 2, first + LONGEST)
            yield first, middle
            first = middle
        if first < end:
            yield first, end


def _quietest(samples: Samples, first: int, last: int) -> int:
    step = RATE // 20
    loudness = [int(np.abs(samples[start : start + step].astype(np.int32)).sum()) for start in range(first, last, step)]
    return first + step * int(np.argmin(loudness)) + step // 2


@dataclass(frozen=True, slots=True)
class _Heard:
    """Words with their frames and chances."""

    words: tuple[tuple[str, int, int, float], ...]

    @property
    def sureness(self) -> float:
        if not self.words:
            return -math.inf
        return sum(math.log(chance) for _, _, _, chance in self.words) / len(self.words)


def _heard(decoder: Decoder, samples: Samples, wanted: Callable[[], bool]) -> _Heard:
    # What came before must not change what is heard now.
    decoder.set_cmn(_first_guess())
    decoder.start_utt()
    raw = samples.astype("<i2").tobytes()
    try:
        for start in range(0, len(raw), 2 * BLOCK):
            if not wanted():
                break
            decoder.process_raw(raw[start : start + 2 * BLOCK])
    finally:
        # It would take nothing else otherwise.
        decoder.end_utt()
    words: list[tuple[str, int, int, float]] = []
    for part in decoder.seg() or ():
        # Silence and noise are words to it.
        if not part.word.startswith(("<", "[", "+")):
            chance = min(1.0, max(LEAST_CHANCE, part.prob))
            words.append((part.word.partition("(")[0], part.start_frame, part.end_frame + 1, chance))
    return _Heard(tuple(words))


def _better(free: _Heard, prompted: _Heard) -> _Heard:
    return prompted if prompted.sureness > max(free.sureness, PROMPT_SURE) else free


def _cut(found: Sequence[tuple[str, int, int, float]], begin: float, end: float, pause: float) -> Iterator[Segment]:
    """The words of one stretch of sound, parted where nobody speaks for a while."""
    offset = begin - PAD / RATE

    def time(frame: int) -> float:
        return round(min(end, max(begin, offset + frame / FRAMES_A_SECOND)), 2)

    words = [Word(text, time(start), time(stop), chance) for text, start, stop, chance in found]
    spoken = sum(word.end - word.start for word in words)
    quiet = min(1.0, max(0.0, 1 - spoken / (end - begin)))
    parts: list[list[Word]] = []
    for word in words:
        if parts and word.start - parts[-1][-1].end < pause:
            parts[-1].append(word)
        else:
            parts.append([word])
    for part in parts:
        yield Segment(part[0].start, part[-1].end, tuple(part), quiet)


def _prompted(lines: Sequence[str]) -> Decoder | None:
    """A recogniser that knows nothing but these lines, as far as the dictionary has their words."""
    known: dict[str, list[str]] = {}
    sentences = [[word for word in WORD.findall(line.lower()) if _learn(word, known)] for line in lines]
    sentences = [words for words in sentences if words]
    if not sentences:
        return None
    from pocketsphinx import Decoder
    from pocketsphinx.lm import ArpaBoLM

    model = ArpaBoLM(text="".join(" ".join(words) + "\n" for words in sentences), add_start=True)
    model.compute()
    with tempfile.TemporaryDirectory(prefix="playground-demo-") as folder:
        grammar, dictionary = Path(folder, "prompt.lm"), Path(folder, "prompt.dict")
        model.write_file(str(grammar))
        dictionary.write_text("".join(line for word in sorted(known) for line in known[word]), "utf-8")
        return Decoder(samprate=RATE, loglevel="FATAL", lm=str(grammar), dict=str(dictionary))


def _learn(word: str, known: dict[str, list[str]]) -> bool:
    """Whether the dictionary has the word; then all its pronunciations are in `known`."""
    if word not in known:
        if len(known) >= PROMPT_WORDS:
            return False
        lines: list[str] = []
        while sounds := ear().lookup_word(name := word if not lines else f"{word}({len(lines) + 1})"):
            lines.append(f"{name} {sounds}\n")
        known[word] = lines
    return bool(known[word])
