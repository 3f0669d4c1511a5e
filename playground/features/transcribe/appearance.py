"""What the buttons say, why they cannot be pressed, and what stands in place of a text: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from playground.features.transcribe.controls import Mode
from playground.features.transcribe.packing import LARGEST, Packing, choices, expected_size
from playground.message import Message
from playground.services.notices import action_label

if TYPE_CHECKING:
    from playground.features.transcribe.facts import TranscriptFacts
    from playground.features.transcribe.stitching import Span

RETRY: Final = "retry"
SAVE_TAKE: Final = "transcribe.save_take"
SHOW_TAKE: Final = "transcribe.show_take"
BY_CHAT: Final = "transcribe.translate_by_chat"
_ELSEWHERE: Final = ("send_without", "open_connection", "use_address")
_STARTING: Final = Message("The program is still starting.")
_BY_CHAT_VERB: Final = Message("Transcribe, then translate")
_KEEPING: Final = ((SAVE_TAKE, Message("Save the sound")), (SHOW_TAKE, Message("Show in folder")))


@dataclass(frozen=True, slots=True)
class Reality:
    """What the words depend on. `seconds` and `size` are those of the take."""

    mode: Mode
    started: bool
    model: str
    take: bool
    sound: bool  # the take has its file
    recording: bool
    full: bool  # as many runs as there may be
    span: Span | None = None
    packing: Packing = Packing.AS_IT_IS
    seconds: float = 0.0
    size: int = 0
    translator: str = ""
    fault: Message | None = None  # in what is wished for
    hindrance: Message | None = None  # why the model or the server does not do this at all
    no_transcripts: Message | None = None  # why it cannot transcribe either


@dataclass(frozen=True, slots=True)
class Oversize:
    """The take is larger than a server takes. `choices` are ways round it with their words, the best first."""

    message: Message
    choices: tuple[tuple[Packing, Message], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Another way to what was asked for, in one sentence, and the button that goes it: an id and words."""

    message: Message
    action: str
    verb: Message


@dataclass(frozen=True, slots=True)
class Appearance:
    """`why_not` is what stands in the way of a run, `why_not_record` in that of a recording."""

    mode: Mode
    verb: Message
    why_not: Message | None
    why_not_record: Message | None
    packing: Packing
    oversize: Oversize | None = None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Stands where the text would be: what happened, what to do, and the buttons that do it: ids and words."""

    level: Literal["info", "danger"]
    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[tuple[str, Message], ...] = ()


def appearance(reality: Reality) -> Appearance:
    return Appearance(
        reality.mode,
        _verb(reality),
        _why_not(reality),
        None if reality.started else _STARTING,
        effective_packing(reality),
        _oversize(reality),
        _offer(reality),
    )


def effective_packing(reality: Reality) -> Packing:
    """The wished one, where it fits; a selection is always sent as FLAC."""
    possible = choices(reality.seconds, reality.size)
    return reality.packing if reality.packing in possible else possible[0]


def card_for(
    status: str, facts: TranscriptFacts, *, has_text: bool, has_sound: bool, by_chat: bool = False
) -> Card | None:
    """None where the text speaks for itself. `by_chat` says that sound was to be translated, which many servers cannot,
    and that a chat model could do the second half of it."""
    keeping = _KEEPING if has_sound else ()
    retry = (RETRY, Message("Try again"))
    if status == "stopped":
        kept = Message("You stopped this. What had arrived is kept.")
        title = kept if has_text else Message("You stopped this before any text came.")
        return Card("info", title, actions=(retry,))
    if status == "interrupted":
        advice = Message("The sound is kept. The server may have counted the request. Try again if you want the text.")
        return Card("danger", Message("The program ended before the text came."), advice, actions=(retry, *keeping))
    failure = facts.failure
    if failure is None:
        return _no_speech() if status == "done" and not has_text else None
    known = [action for action in failure.actions if action.partition(":")[0] in _ELSEWHERE]
    labelled = tuple((action, action_label(action)) for action in known)
    round_about = ((BY_CHAT, _BY_CHAT_VERB),) if by_chat else ()
    return Card("danger", failure.title, failure.advice, failure.details, (*round_about, *labelled, retry, *keeping))


def _no_speech() -> Card:
    advice = Message("Listen to the recording. If something is said in it, try another model or name the language.")
    return Card("info", Message("The server heard no words."), advice, actions=((RETRY, Message("Try again")),))


def _verb(reality: Reality) -> Message:
    if reality.mode is Mode.TRANSLATE:
        return Message("Translate") if reality.span is None else Message("Translate selection")
    return Message("Transcribe") if reality.span is None else Message("Transcribe selection")


def _why_not(reality: Reality) -> Message | None:
    if not reality.started:
        return _STARTING
    if reality.recording:
        return Message("Finish the recording first.")
    if not reality.take:
        return Message("Record something, or open a sound file.")
    if not reality.sound:
        return Message("The sound of this take is no longer there.")
    if not reality.model.strip():
        return Message("Choose a model first, on the right.")
    if reality.full:
        return Message("Two transcripts are being made. Wait for one of them, or stop it.")
    return reality.hindrance or reality.fault


def _offer(reality: Reality) -> Offer | None:
    """Where the server does not translate sound, but could do it in two steps."""
    possible = reality.take and reality.sound and reality.no_transcripts is None
    if reality.mode is not Mode.TRANSLATE or reality.hindrance is None or not possible or not reality.translator:
        return None
    message = Message(
        "There is no translation of sound here: {model} can transcribe it and {translator} translate the text.",
        model=reality.model,
        translator=reality.translator,
    )
    return Offer(message, BY_CHAT, _BY_CHAT_VERB)


def _oversize(reality: Reality) -> Oversize | None:
    if not reality.take or reality.span is not None or reality.size <= LARGEST:
        return None
    message = Message(
        "Servers take files up to {most} MB. This sound is sent smaller or in parts; the take itself stays as it is.",
        most=LARGEST // 2**20,
    )
    return Oversize(
        message,
        tuple((each, _packing_words(each, reality)) for each in choices(reality.seconds, reality.size)),
    )


def _packing_words(packing: Packing, reality: Reality) -> Message:
    megabytes = max(1, round(expected_size(packing, reality.seconds, reality.size) / 1e6))
    if packing is Packing.FLAC:
        return Message("As FLAC, about {size} MB, without loss for speech", size=megabytes)
    if packing is Packing.OPUS:
        return Message("As Opus, about {size} MB", size=megabytes)
    return Message("In parts, cut at pauses and put together again")
