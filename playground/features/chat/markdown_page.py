"""A conversation as one Markdown text, with its pictures inside."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from playground.features.chat.contents import text_with_texts
from playground.features.chat.page_words import called, day_and_time, speaker_of, title_in
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playground.features.chat.attachments import Attachment
    from playground.features.chat.own_format import Kept
    from playground.features.chat.page_words import Say
    from playground.features.chat.turns import Call, Turn


def markdown_of(kept: Kept, data_of: Callable[[str], bytes | None], say: Say) -> str:
    """The version that was read last. What is in the pictures stands at the end, where it is in nobody's way."""
    path = kept.path
    shown = {picture.hash: picture for turn in path for picture in turn.pictures}
    parts = [f"# {_plain(title_in(kept.record.title, say))}", day_and_time(kept.record.created_at)]
    parts += [part for turn in path for part in _turn(turn, data_of, say)]
    return "\n\n".join(part for part in [*parts, "\n".join(_definitions(shown.values(), data_of))] if part) + "\n"


def _turn(turn: Turn, data_of: Callable[[str], bytes | None], say: Say) -> Iterator[str]:
    yield f"## {_plain(speaker_of(turn, say))}"
    if turn.reasoning.strip():
        yield f"**{say(Message('Thoughts'))}**"
        yield _quoted(turn.reasoning)
    yield _fenced(turn.text, "") if turn.role == "tool" and turn.text else text_with_texts(turn, data_of)
    yield from (f"![{_plain(picture.name)}][{picture.hash}]" for picture in turn.pictures)
    yield from (f"**{_plain(each.name)}**" for each in turn.attachments if each.kind in ("sound", "file"))
    yield from (_call(call, say) for call in turn.calls)


def _call(call: Call, say: Say) -> str:
    title, arguments = called(call, say)
    return f"**{_plain(title)}**" + (f"\n\n{_fenced(arguments, 'json')}" if arguments else "")


def _fenced(text: str, language: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def _plain(text: str) -> str:
    """Words that mean nothing in Markdown."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#" else each for each in " ".join(text.split()))


def _definitions(pictures: Iterable[Attachment], data_of: Callable[[str], bytes | None]) -> Iterator[str]:
    for picture in pictures:
        data = data_of(picture.hash)
        if data is not None:
            yield f"[{picture.hash}]: data:{picture.media_type};base64,{b64encode(data).decode('ascii')}"
