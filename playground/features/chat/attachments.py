"""What goes along with a prompt without standing in the prompt box: as a value, and as the store keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast, get_args

if TYPE_CHECKING:
    from playground.storage.json_values import Json, JsonObject

Kind: TypeAlias = Literal["picture", "sound", "text", "file"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

SHORT: Final = 20_000
"""A text of so many bytes stands in its attachment; whatever is longer, and everything else, lies among the blobs."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """`size` counts the bytes that are sent. What had to be changed for that is told: the pixels that a picture had
    before, and what a sound, a text or a picture was before (the name of a format or of an encoding)."""

    kind: Kind
    name: str
    media_type: str
    size: int
    hash: str = ""  # none while the text stands here
    text: str = ""
    width: int = 0
    height: int = 0
    seconds: float | None = None
    scaled_from: tuple[int, int] | None = None
    converted_from: str = ""

    def same_as(self, other: Attachment) -> bool:
        """Under whatever name."""
        return (self.kind, self.hash, self.text) == (other.kind, other.hash, other.text)


def text_attachment(name: str, text: str) -> Attachment:
    """Of a short text."""
    return Attachment("text", name, "text/plain", len(text.encode(errors="replace")), text=text)


def fenced(name: str, text: str) -> str:
    """The text below its name, in a fence that it cannot close itself."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{name}\n{fence}\n{text}\n{fence}"


def _longest_run(text: str) -> int:
    longest = 0
    while "`" * (longest + 1) in text:
        longest += 1
    return longest


def attachments_in(details: JsonObject) -> tuple[Attachment, ...]:
    """Of a turn or a draft. Pictures had a list of their own once, and texts no kind."""
    kept = (_attachment(each, "text") for each in _objects(details, "attachments"))
    return (*kept, *(_attachment(each, "picture") for each in _objects(details, "pictures")))


def attachments_to_json(attachments: tuple[Attachment, ...]) -> JsonObject:
    return {"attachments": [_to_json(each) for each in attachments]} if attachments else {}


def _to_json(attachment: Attachment) -> JsonObject:
    kept: dict[str, Json] = {
        "kind": attachment.kind,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "hash": attachment.hash,
        "text": attachment.text,
        "width": attachment.width,
        "height": attachment.height,
        "seconds": attachment.seconds,
        "scaled_from": list(attachment.scaled_from) if attachment.scaled_from else None,
        "converted_from": attachment.converted_from,
    }
    return {name: value for name, value in kept.items() if value or name in ("kind", "name", "media_type", "size")}


def _attachment(kept: JsonObject, otherwise: Kind) -> Attachment:
    kind = next((kind for kind in KINDS if kind == kept.get("kind")), otherwise)
    if "kind" not in kept and kind == "text":
        return text_attachment(_text(kept, "name"), _text(kept, "text"))
    return Attachment(
        kind=kind,
        name=_text(kept, "name"),
        media_type=_text(kept, "media_type"),
        size=_number(kept, "size"),
        hash=_text(kept, "hash"),
        text=_text(kept, "text"),
        width=_number(kept, "width"),
        height=_number(kept, "height"),
        seconds=_seconds(kept.get("seconds")),
        scaled_from=_pair(kept.get("scaled_from")),
        converted_from=_text(kept, "converted_from"),
    )


def _objects(details: JsonObject, name: str) -> list[JsonObject]:
    kept = details.get(name)
    return [cast("JsonObject", each) for each in kept if isinstance(each, Mapping)] if isinstance(kept, list) else []


def _text(values: JsonObject, name: str) -> str:
    return str(values.get(name, ""))


def _number(values: JsonObject, name: str) -> int:
    value = values.get(name)
    return max(0, value) if isinstance(value, int) else 0


def _seconds(kept: Json) -> float | None:
    return float(kept) if isinstance(kept, int | float) else None


def _pair(kept: Json) -> tuple[int, int] | None:
    match kept:
        case [int() as width, int() as height]:
            return width, height
        case _:
            return None
