"""POST /v1/moderations: word lists in English and Chinese, honest about being no more than that."""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from playground.demo import parameters
from playground.demo.errors import unsupported_value
from playground.demo.json_value import Json
from playground.demo.models import find

CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)
FLAGGED_FROM = 0.5
QUIET = 0.0001

PEOPLE = "(?:immigrants|foreigners|refugees|women|men|gays?|lesbians|muslims|jews|christians|blacks|whites|asians)"
# Harm is done to somebody: a process, an hour or a zombie does not count.
SOMEBODY = "(?:you|him|her|them|someone|somebody|people|everyone|everybody|my (?:wife|husband|boss|neighbou?r|teacher))"

# What is a threat is also what it threatens with.
IMPLIED: tuple[tuple[str, str, float], ...] = (
    ("harassment/threatening", "harassment", 0.8),
    ("harassment/threatening", "violence", 0.9),
    ("hate/threatening", "hate", 0.9),
    ("hate/threatening", "violence", 0.8),
    ("illicit/violent", "illicit", 0.9),
    ("illicit/violent", "violence", 0.6),
    ("self-harm/intent", "self-harm", 0.95),
    ("self-harm/instructions", "self-harm", 0.95),
    ("sexual/minors", "sexual", 0.95),
    ("violence/graphic", "violence", 0.9),
)
# Longer texts are judged in pieces, which keeps every pattern quick.
PIECE = 5_000


@cache
def rules() -> list[tuple[str, float, re.Pattern[str]]]:
    """Category, weight and pattern; the weights of one text add up as independent chances do."""
    text = files("playground.demo").joinpath("moderation.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    filled = [(category, weight, _filled(pattern)) for category, weight, pattern in rows]
    return [(category, float(weight), re.compile(pattern, re.IGNORECASE)) for category, weight, pattern in filled]


def _filled(pattern: str) -> str:
    return pattern.replace("{somebody}", SOMEBODY).replace("{people}", PEOPLE)


def answer(body: Json) -> dict[str, Any]:
    values = parameters.MODERATION(body, "")
    model = find(values.get("model", "omni-moderation-latest"))
    if model.engine != "words":
        raise unsupported_value("model", f"{model.id} cannot moderate; demo-moderation does.")
    given = values["input"]
    texts = [given] if isinstance(given, str) else [entry for entry in given if isinstance(entry, str)]
    parts = [] if isinstance(given, str) else [entry["text"] for entry in given if isinstance(entry, dict)]
    # Parts of one input are judged together, texts of a list each by itself.
    inputs = texts + (["\n".join(parts)] if parts else [])
    return {"id": f"modr-{secrets.token_hex(12)}", "model": model.id, "results": [judged(text) for text in inputs]}


def judged(text: str) -> dict[str, Any]:
    """The result for one text."""
    scores = scored(text)
    categories = {category: scores[category] >= FLAGGED_FROM for category in CATEGORIES}
    return {
        "flagged": any(categories.values()),
        "categories": categories,
        "category_scores": scores,
        "category_applied_input_types": {category: ["text"] for category in CATEGORIES},
    }


def scored(text: str) -> dict[str, float]:
    """A score for every category: the chance that at least one of the matching rules is right."""
    innocent: dict[str, float] = dict.fromkeys(CATEGORIES, 1 - QUIET)
    for start in range(0, max(1, len(text)), PIECE - 200):
        piece = text[start : start + PIECE]
        for category, weight, pattern in rules():
            if pattern.search(piece):
                innocent[category] *= 1 - weight
    return _with_implied({category: 1 - chance for category, chance in innocent.items()})


def _with_implied(scores: Mapping[str, float]) -> dict[str, float]:
    found = dict(scores)
    for cause, effect, share in IMPLIED:
        if scores[cause] >= FLAGGED_FROM:
            found[effect] = max(found[effect], scores[cause] * share)
    return {category: math.floor(score * 1e6) / 1e6 for category, score in found.items()}
