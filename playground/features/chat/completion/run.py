"""One request for how texts go on: what is sent for which of them, and where that goes which comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from playground.features.chat.chances import Piece, laid
from playground.features.chat.completion.parameters import parameters_for
from playground.features.chat.completion.sheet import Choice, Sheet
from playground.features.chat.facts import Facts
from playground.features.chat.turns import Token
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.completions import CompletionToken
    from playground.api.connection import Connection
    from playground.features.chat.completion.asking import Asking, Ended
    from playground.features.chat.completion.settings import CompletionSettings
    from playground.features.chat.completion.wishes import CompletionWishes
    from playground.services.context import Context
    from playground.signal import Signal


@dataclass(frozen=True, slots=True)
class Place:
    """The text with this number is asked for from its character `cut` on. What stands after that gives way when
    something comes. `grows`: what comes belongs to the addition that stands before it."""

    number: int
    prompt: str
    grows: bool = False

    @property
    def cut(self) -> int:
        return len(self.prompt)


@dataclass(frozen=True, slots=True)
class Order:
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Chances:
    """What is known of an addition, from the character `start` on."""

    start: int
    tokens: tuple[Token, ...]


class Desk(Protocol):
    """On which the sheet lies."""

    @property
    def sheet(self) -> Sheet: ...

    @property
    def wishes(self) -> CompletionWishes: ...

    text_arrived: Signal[int, str]
    text_changed: Signal[int]
    choices_changed: Signal[()]
    choice_arrived: Signal[int, str]
    state_changed: Signal[()]

    def put(self, sheet: Sheet) -> None: ...

    def is_explained(self, error: BaseException) -> bool: ...

    async def keep(self) -> None: ...


def order_to_continue(sheet: Sheet, *, only: int | None = None, grows: bool = False) -> Order:
    """Texts in which nothing stands are left out."""
    texts = enumerate(sheet.texts)
    return Order(
        tuple(Place(number, each.text, grows) for number, each in texts if each.text and only in (None, number))
    )


def order_to_repeat(sheet: Sheet) -> Order:
    """From before the last additions on, where nothing was written after them."""
    spans = [(number, each.text, each.last_at_end) for number, each in enumerate(sheet.texts)]
    return Order(tuple(Place(number, text[: span.start]) for number, text, span in spans if span is not None))


class Run:
    job: Final = "completion.run"

    def __init__(self, context: Context, desk: Desk) -> None:
        self.error: BaseException | None = None
        self._context = context
        self._desk = desk
        self._order = Order(())
        self._begun: set[int] = set()
        self._chances: dict[int, _Chances] = {}
        self._of_choices: tuple[_Chances, ...] = ()

    def begin(self, order: Order, without: str) -> None:
        settings = self._desk.wishes.settings
        label = Message("Text from {model}", model=settings.model)
        # The words go to the server that the user saw when sending them.
        arguments = self._context.connections.current, settings, order, without
        self._context.jobs.start(self.job, self._run, *arguments, label=label, on_error=self._desk.is_explained)

    def stop(self) -> None:
        self._context.jobs.cancel(self.job)

    def pieces(self, number: int, text: str) -> tuple[Piece, ...]:
        """Empty where the text is not any more what its tokens say."""
        chances = self._chances.get(number)
        if chances is None or not text[chances.start :].startswith("".join(each.text for each in chances.tokens)[:20]):
            return ()
        return tuple(laid(text, chances.start, chances.tokens))

    def take_chances_of(self, place: int, choice: Choice) -> None:
        """Of the choice that stands in its text now."""
        self._chances.pop(choice.text_number, None)
        if place < len(self._of_choices) and self._of_choices[place].tokens:
            self._chances[choice.text_number] = self._of_choices[place]

    async def _run(self, connection: Connection, settings: CompletionSettings, order: Order, without: str) -> None:
        # Not before the first paint: asyncio and the client come with it.
        from playground.features.chat.completion.asking import Asking, Question, prompts_of_choices
        from playground.services.seen_through import to_its_end

        if without:
            await self._learn(connection, settings.model, without)
        self._prepare(settings, order)
        prompts = [place.prompt for place in order.places]
        parameters = parameters_for(settings, prompts, self._desk.sheet.after)
        question = Question(connection, parameters, prompts_of_choices(prompts, settings.choices))
        several = settings.choices > 1
        asking = Asking(question, self._show_choice if several else self._show_text, self._desk.keep)
        try:
            await asking.ask(self._context.connections.client, self._context.jobs.listener(self.job))
        finally:
            ended = asking.end()
            self._settle(asking, ended, echoed=settings.echo)
            await to_its_end(self._desk.keep())

    async def _learn(self, connection: Connection, model: str, without: str) -> None:
        client = await self._context.connections.client(connection)
        client.learn(model, without)
        self._context.connections.learned(model, without)

    def _prepare(self, settings: CompletionSettings, order: Order) -> None:
        self.error = None
        self._order = order
        self._begun = set()
        self._of_choices = ()
        choices = [Choice(each.number, each.cut) for each in order.places for _ in range(settings.choices)]
        kept = tuple(choices) if settings.choices > 1 else ()
        sheet = self._desk.sheet
        self._desk.put(replace(sheet, choices=kept, status="running", model=settings.model, facts=Facts()))
        self._desk.choices_changed.emit()
        self._desk.state_changed.emit()

    def _show_text(self, place: int, piece: str) -> None:
        where, sheet = self._order.places[place], self._desk.sheet
        text = sheet.texts[where.number]
        first = place not in self._begun
        if first:
            self._begun.add(place)
            self._chances.pop(where.number, None)
            if len(text.text) > where.cut:
                text = text.cut(where.cut)
        gave_way = text is not sheet.texts[where.number]
        text = text.continued(piece, anew=first and not where.grows)
        self._desk.put(sheet.with_text(where.number, text))
        if gave_way:
            self._desk.text_changed.emit(where.number)
        else:
            self._desk.text_arrived.emit(where.number, piece)

    def _show_choice(self, place: int, piece: str) -> None:
        sheet = self._desk.sheet
        choice = sheet.choices[place]
        self._desk.put(sheet.with_choice(place, replace(choice, text=choice.text + piece)))
        self._desk.choice_arrived.emit(place, piece)

    def _settle(self, asking: Asking, ended: Sequence[Ended], *, echoed: bool) -> None:
        self.error = asking.error
        sheet, places = self._desk.sheet, self._order.places
        cuts = [choice.cut for choice in sheet.choices] or [place.cut for place in places]
        found = [_chances(0 if echoed else cut, each.tokens) for cut, each in zip(cuts, ended, strict=True)]
        if sheet.choices:
            self._of_choices = tuple(found)
            finished = zip(sheet.choices, ended, strict=True)
            choices = tuple(replace(choice, finish_reason=each.finish_reason) for choice, each in finished)
            sheet = replace(sheet, choices=choices)
        else:
            self._chances |= {place.number: each for place, each in zip(places, found, strict=True) if each.tokens}
        reasons = {each.finish_reason for each in ended}
        facts = replace(asking.facts(), finish_reason=reasons.pop() if len(reasons) == 1 else "")
        self._desk.put(replace(sheet, status=asking.status, facts=facts))
        self._desk.choices_changed.emit()
        self._desk.state_changed.emit()


def _chances(start: int, tokens: Sequence[CompletionToken]) -> _Chances:
    """Of the first of a prompt nothing is known: what is known begins behind it."""
    for place, token in enumerate(tokens):
        if token.logprob is not None:
            known = tokens[place:]
            found = (Token(each.text, each.logprob, each.others) for each in known if each.logprob is not None)
            return _Chances(start, tuple(found))
        start += len(token.text)
    return _Chances(start, ())
