"""How a picture was made, written into the picture itself: PNG's text chunks."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER_END: Final = len(_SIGNATURE) + 25  # the first chunk is always the same length
_TEXT_CHUNKS: Final = (b"tEXt", b"zTXt", b"iTXt")
# Other programs write a "prompt" too and mean something else by it.
_SOFTWARE: Final = ("Software", "Playground")


@dataclass(frozen=True, slots=True)
class Facts:
    """`parent` is the hash of the picture that it was made from."""

    prompt: str = ""
    revised_prompt: str = ""
    model: str = ""
    parameters: JsonObject = field(default_factory=dict)
    seed: int | None = None
    parent: str = ""


def write(png: bytes, facts: Facts) -> bytes:
    """The same picture with these facts instead of those it had. Its pixels are not touched."""
    if not png.startswith(_SIGNATURE):
        raise ValueError("Only a PNG has text chunks")
    texts = dict([_SOFTWARE])
    texts |= {name: clean_text(text) for name, text in _texts(facts).items() if text}
    chunks = [chunk for chunk in _chunks(png) if not (chunk[4:8] in _TEXT_CHUNKS and _keyword(chunk) in _KEYWORDS)]
    return b"".join((png[:_HEADER_END], *map(_text_chunk, texts.items()), *chunks))


def read(text: Mapping[str, str]) -> Facts | None:
    """From the texts of a decoded picture; None when this program has not written them."""
    name, ours = _SOFTWARE
    if text.get(name) != ours:
        return None
    seed = text.get("seed", "")
    return Facts(
        text.get("prompt", ""),
        text.get("revised_prompt", ""),
        text.get("model", ""),
        _parameters(text.get("parameters", "")),
        int(seed) if seed.removeprefix("-").isdecimal() and len(seed) < 40 else None,
        text.get("parent", ""),
    )


def _texts(facts: Facts) -> dict[str, str]:
    return {
        "prompt": facts.prompt,
        "revised_prompt": facts.revised_prompt,
        "model": facts.model,
        "parameters": json.dumps(facts.parameters, ensure_ascii=False) if facts.parameters else "",
        "seed": "" if facts.seed is None else str(facts.seed),
        "parent": facts.parent,
    }


_KEYWORDS: Final = (_SOFTWARE[0], *_texts(Facts()))


def _parameters(text: str) -> JsonObject:
    try:
        parameters = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return parameters if isinstance(parameters, Mapping) else {}


def _text_chunk(item: tuple[str, str]) -> bytes:
    # Not compressed, as readers refuse a compressed text that becomes longer than they think right.
    keyword, text = item
    body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _chunks(png: bytes) -> Iterator[bytes]:
    """Those behind the header."""
    start = _HEADER_END
    while start < len(png):
        end = start + int.from_bytes(png[start : start + 4], "big") + 12
        yield png[start:end]
        start = end


def _keyword(chunk: bytes) -> str:
    return chunk[8:].split(b"\0", 1)[0].decode("latin-1")
