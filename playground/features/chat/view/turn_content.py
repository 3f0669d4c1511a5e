"""A turn as the transcript shows it: its text, the line of facts below it, and its card."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtGui import QImage

from playground.features.chat.appearance import ABOUT, CHANCES, DRAW, EDIT, MENU, RETRY, STAR, Card, card_for
from playground.features.chat.attachments import Attachment
from playground.features.chat.facts import Facts, estimate_tokens, finish_words
from playground.features.chat.turns import Role, Turn
from playground.features.chat.view.attachment_words import enclosures_of
from playground.features.chat.view.call_words import shown_text
from playground.widgets import numbers
from playground.widgets.plain_text import one_line
from playground.widgets.transcript import content
from playground.widgets.transcript.content import Action, Footer, Thought, Thumbnail, TurnContent
from playground.widgets.translation import tr

Images: TypeAlias = Callable[[Attachment], QImage | None]  # small ones of the pictures that are at hand

SEPARATOR: Final = " · "


@dataclass(frozen=True, slots=True)
class Sight:
    """How a turn is seen at the moment. `drawable`: whether there is a place where a text can become a picture."""

    last: bool = False
    busy: bool = False
    drawable: bool = False
    starred: bool = False
    version: tuple[int, int] = (1, 1)


def content_for(turn: Turn, sight: Sight, images: Images) -> TurnContent:
    card = card_for(turn, last=sight.last, busy=sight.busy)
    return TurnContent(
        id=str(turn.id),
        role=turn.role,
        text=shown_text(turn),
        open=turn.status == "streaming",
        footer=footer_for(turn, sight),
        card=None if card is None else _card(card),
        pictures=thumbnails_of(turn, images),
        thought=thought_of(turn),
        enclosures=enclosures_of(turn),
    )


def thought_of(turn: Turn) -> Thought | None:
    if not turn.reasoning:
        return None
    if turn.status == "streaming" and not turn.text:
        return Thought(tr("Thinking…"), turn.reasoning)
    count = numbers.count(estimate_tokens(turn.reasoning))
    seconds = turn.facts.thought_for
    if seconds is None:
        return Thought(tr("Thoughts · about {count} tokens", count=count), turn.reasoning)
    time = numbers.seconds(seconds)
    return Thought(tr("Thought for {time} · about {count} tokens", time=time, count=count), turn.reasoning)


def footer_for(turn: Turn, sight: Sight) -> Footer:
    known = turn.role == "assistant" and turn.status != "streaming"
    about = Action(f"{ABOUT}:{turn.id}", "info", tr("About this reply")) if known else None
    return Footer(footer_of(turn), _actions(turn, sight), sight.version, right=turn.role == "user", about=about)


def thumbnails_of(turn: Turn, images: Images) -> tuple[Thumbnail, ...]:
    return tuple(Thumbnail(max(1, each.width), max(1, each.height), images(each)) for each in turn.pictures)


def footer_of(turn: Turn) -> str:
    """What is known about a turn, in one line."""
    if turn.role == "assistant":
        known = _facts(turn.facts) if turn.text or turn.calls else []
        return SEPARATOR.join(part for part in (_speaker(turn), *known) if part)
    parts = [tr("{name}, {size}", name=each.name, size=numbers.size(each.size)) for each in turn.pictures]
    tool = [one_line(turn.model)] if turn.role == "tool" and turn.model else []
    return SEPARATOR.join(([] if turn.role == "user" else [role_words(turn.role)]) + tool + parts)


def role_words(role: Role) -> str:
    words = {
        "system": tr("System message"),
        "developer": tr("Developer message"),
        "user": tr("User message"),
        "assistant": tr("Reply"),
        "tool": tr("Result of a tool"),
    }
    return words[role]


def _speaker(turn: Turn) -> str:
    model = turn.facts.answered_by or turn.model
    return tr("{model} (demo, no AI model)", model=model) if turn.facts.demo else model


def _facts(facts: Facts) -> list[str]:
    parts = [tr(finish_words(facts.finish_reason))] if facts.finish_reason else []
    if facts.prompt_tokens is not None and facts.completion_tokens is not None:
        parts.append(_tokens(facts, facts.prompt_tokens, facts.completion_tokens))
    if facts.first_token is None and facts.duration is not None:
        parts.append(tr("after {time}", time=numbers.seconds(facts.duration)))
    elif facts.first_token is not None:
        parts.append(tr("first token {time}", time=numbers.seconds(facts.first_token)))
    if facts.tokens_per_second is not None:
        rate = numbers.rate(facts.tokens_per_second)
        parts.append(tr("about {rate}", rate=rate) if facts.estimated else rate)
    return [*parts, *map(tr, facts.notes)]


def _tokens(facts: Facts, prompt: int, reply: int) -> str:
    sent, received = numbers.count(prompt), numbers.count(reply)
    words = (
        tr("about {sent} → {received} tokens", sent=sent, received=received)
        if facts.estimated
        else tr("{sent} → {received} tokens", sent=sent, received=received)
    )
    return words if facts.choices < 2 else tr("{tokens} for {count} answers", tokens=words, count=facts.choices)


def _card(card: Card) -> content.Card:
    return content.Card(
        kind=card.level,
        title=tr(card.title),
        body=tr(card.advice) if card.advice else "",
        details=card.details,
        actions=tuple((name, tr(label)) for name, label in card.actions),
    )


def _actions(turn: Turn, sight: Sight) -> tuple[Action, ...]:
    if turn.status == "streaming":
        return ()
    menu = Action(f"{MENU}:{turn.id}", "dots-three", tr("More for this message"))
    if turn.role != "assistant":
        return (Action(f"{EDIT}:{turn.id}", "pencil-simple", tr("Edit this message")), menu)
    if not turn.text and not turn.calls:
        return (menu,)
    actions = [Action("copy", "copy", tr("Copy the reply"))]
    if turn.status == "done":
        actions.append(Action(f"{RETRY}:{turn.id}", "arrow-clockwise", tr("Ask again for this reply")))
    return (*actions, *(_of_its_text(turn, sight) if turn.text else ()), menu)


def _of_its_text(turn: Turn, sight: Sight) -> Iterator[Action]:
    if turn.status == "done":
        yield _star(turn, starred=sight.starred)
    if turn.tokens:
        yield Action(f"{CHANCES}:{turn.id}", "chart-bar", tr("How sure the model was of each word"))
    if sight.drawable:
        yield Action(f"{DRAW}:{turn.id}", "image", tr("Make a picture from this reply"))


def _star(turn: Turn, *, starred: bool) -> Action:
    if starred:
        return Action(f"{STAR}:{turn.id}", "star-fill", tr("Take the star off this reply"))
    return Action(f"{STAR}:{turn.id}", "star", tr("Star this reply, to train a model with it in Files"))
