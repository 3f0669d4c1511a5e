"""Every error in the user's words: what happened, what to do now, and the facts behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.api.connection import BadKey
from playground.api.errors import ApiError
from playground.message import Message
from playground.services.api_sentences import API_SENTENCES, Sentences
from playground.services.error_facts import cut, host
from playground.services.errors import DemoServerFailed, Refused
from playground.services.redaction import redact
from playground.storage.errors import Damaged, DiskFull, NotWritable, StorageError

_LONGEST_NAME = 60
_MAYBE_DONE = Message("The server may have done it all the same, and count it. Try again only if you want it twice.")
# Connections that the user did not name.
_NAMES: Mapping[str, Message] = {"Demo": Message("Demo"), "From environment": Message("From environment")}


@dataclass(frozen=True, slots=True)
class Explanation:
    """`actions` are ids, the most useful first, some with a value: `use_address:https://…`, `send_without:seed`."""

    title: Message
    advice: Message | None = None  # None where the title says it all
    details: str = ""
    actions: tuple[str, ...] = ()


def explain(error: BaseException, *, named: bool = True) -> Explanation:
    """`named` says of which connection it is true, where the error knows that."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            title, advice, actions = _SENTENCES[kind](error)
            if isinstance(error, ApiError) and error.outcome_unknown:
                advice, actions = _MAYBE_DONE, ("retry",)
            return Explanation(_of_connection(error, title) if named else title, advice, _details(error), actions)
    title = Message("A fault in this program stopped the work.")
    advice = Message("Try again. If it happens again, report it with the details; they are in the log too.")
    return Explanation(title, advice, _details(error), ("retry",))


def _of_connection(error: BaseException, title: Message) -> Message:
    if not isinstance(error, ApiError) or error.connection in ("", host(error)):
        return title
    name = error.connection
    name = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"
    return Message("{connection}: {title}", connection=_NAMES.get(name, name), title=title)


def action_label(action: str) -> Message:
    """The words on the button for an action's id."""
    name, _, value = action.partition(":")
    labels = {
        "retry": Message("Try again"),
        "refresh": Message("Try again"),
        "open_connection": Message("Open connection"),
        "use_address": Message("Use {address}", address=value),
        "send_without": Message("Send again without {parameter}", parameter=value),
        "continue": Message("Continue"),
        "regenerate": Message("Generate again"),
    }
    return labels[name]


def _refused(error: Refused) -> Sentences:
    return error.message, None, ()


def _bad_key(error: BadKey) -> Sentences:
    return error.reason, Message("Correct the key in the connection."), ("open_connection",)


def _disk_full(error: DiskFull) -> Sentences:
    return (
        Message("The disk is full, so the history could not be saved."),
        Message("Make room on the disk. Until then the text stays in this window only."),
        ("retry",),
    )


def _not_writable(error: NotWritable) -> Sentences:
    return (
        Message("The history may not be written."),
        Message("Check the rights of the data folder. Until then the text stays in this window only."),
        ("retry",),
    )


def _damaged(error: Damaged) -> Sentences:
    return (
        Message("The history on this computer is damaged."),
        Message("Start the program again: it keeps the damaged file and rescues what can be read."),
        (),
    )


def _storage_error(error: StorageError) -> Sentences:
    return (
        Message("The history could not be read or saved."),
        Message("Try again. The details say what the database complains about."),
        ("retry",),
    )


def _demo_server_failed(error: DemoServerFailed) -> Sentences:
    return (
        Message("The demo server on this computer could not be started."),
        Message("Try again, or start this program anew. The details say what was seen."),
        ("retry", "open_connection"),
    )


def _os_error(error: OSError) -> Sentences:
    return (
        Message("The computer refused: {reason}.", reason=error.strerror or type(error).__name__),
        Message("The details say which file or device it was about."),
        ("retry",),
    )


def _out_of_memory(error: MemoryError) -> Sentences:
    return (
        Message("This computer has not enough memory for that."),
        Message("Close other programs, or try something smaller."),
        ("retry",),
    )


# The most particular class decides; a class without an entry is explained like the one above it.
_SENTENCES: Mapping[type[BaseException], Callable[[Any], Sentences]] = {
    **API_SENTENCES,
    BadKey: _bad_key,
    Refused: _refused,
    StorageError: _storage_error,
    DiskFull: _disk_full,
    NotWritable: _not_writable,
    Damaged: _damaged,
    DemoServerFailed: _demo_server_failed,
    OSError: _os_error,
    MemoryError: _out_of_memory,
}


def _details(error: BaseException) -> str:
    """In the words of the wire, which are the same in every language."""
    if not isinstance(error, ApiError):
        return redact(f"{type(error).__name__}: {error}")
    facts = [
        " ".join(str(fact) for fact in (error.status, error.code or error.type) if fact),
        f"param: {error.param}" if error.param else "",
        cut(error.message),
        f"x-request-id: {error.request_id}" if error.request_id else "",
        error.url,
    ]
    return redact("\n".join(fact for fact in facts if fact))
