"""How a step was made, in words: pairs of what it is and what it was."""

import json
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QDateTime, QLocale

from playground.api.request import Json
from playground.features.images.origins import Origin
from playground.features.images.view.result_words import NOT_MADE, cost_in_words, notes_text
from playground.storage.gallery import StepRecord
from playground.widgets import numbers
from playground.widgets.translation import tr

Line = tuple[str, str]


def lines(origin: Origin) -> tuple[Line, ...]:
    """Only what is known; but an unknown cost is said to be unknown."""
    step = origin.step
    found = [(tr("What"), _kinds().get(step.kind, step.kind))]
    if step.kind in NOT_MADE:
        found.append((tr("Name"), step.prompt))
    else:
        found += _request(origin)
    found.append((tr("When"), _time(step.created_at)))
    if step.kind not in NOT_MADE:
        found += _figures(origin)
    return tuple((label, value) for label, value in found if value)


def _request(origin: Origin) -> Iterator[Line]:
    step, facts = origin.step, origin.facts
    yield (tr("Of") if step.kind == "variation" else tr("Prompt")), step.prompt
    yield tr("Model"), step.model
    yield tr("Answered by"), facts.answered_by if facts.answered_by != step.model else ""
    yield tr("Connection"), step.connection
    for name, value in facts.sent.items():
        yield name, _plain(value)
    if step.mask:
        yield tr("Outside the mask"), _outside(step.parameters)
    seeds = [str(picture.seed) for picture in step.pictures if picture.seed is not None]
    yield tr("Seeds"), ", ".join(seeds)
    yield tr("Changes"), notes_text(facts)


def _figures(origin: Origin) -> Iterator[Line]:
    step = origin.step
    yield tr("Took"), "" if step.duration is None else numbers.seconds(step.duration)
    yield tr("Tokens"), _tokens(step)
    yield tr("Cost"), cost_in_words(step, demo=origin.facts.demo) or tr("unknown")


def _tokens(step: StepRecord) -> str:
    whole, given, made = (step.usage.get(name) for name in ("total_tokens", "input_tokens", "output_tokens"))
    if isinstance(given, int) and isinstance(made, int):
        return tr("{input} in, {output} out", input=numbers.count(given), output=numbers.count(made))
    return numbers.count(whole) if isinstance(whole, int) and whole else ""


def _outside(parameters: Mapping[str, Json]) -> str:
    if parameters.get("keep_outside") is False:
        return tr("As it came")
    feather = parameters.get("feather")
    kept = tr("Kept, feather {count} px", count=feather if isinstance(feather, int) else 0)
    return tr("{kept}, colours matched", kept=kept) if parameters.get("colour_match") is True else kept


def _kinds() -> Mapping[str, str]:
    return {
        "generate": tr("New picture"),
        "edit": tr("Edit"),
        "variation": tr("Variation"),
        "import": tr("Opened picture"),
        "extend": tr("Extended picture"),
    }


def _plain(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _time(stamp: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(stamp))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
