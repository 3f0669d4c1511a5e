"""Reads a file of prompts, whatever kind it is of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab.library import openai_prompt, own_file
from playground.features.prompt_lab.library.reading import Found, NotReadable
from playground.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from playground.api.request import Json

LARGEST: Final = 50_000_000  # bytes


def read_file(path: Path) -> Found:
    """Blocks. Raises `NotReadable` and `OSError`."""
    if path.stat().st_size > LARGEST:
        raise NotReadable(Message("A file of more than 50 MB holds no prompts."))
    return read(path.read_bytes())


def read(data: bytes) -> Found:
    """By what stands in it, not by its name. Raises `NotReadable`."""
    stripped = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    found = _from_json(data) if stripped[:1] in (b"{", b"[") else _from_yaml(data)
    if not found.prompts:
        raise NotReadable(found.told[0] if found.told else Message("There is no prompt in this file."))
    return found


def _from_json(data: bytes) -> Found:
    try:
        value: Json = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        if b"prompts" in data:  # YAML may begin like that too
            return _from_yaml(data)
        raise NotReadable(Message("The file is no JSON: it is damaged or cut off.")) from error
    if isinstance(value, dict) and own_file.is_own(value):
        return own_file.read(value)
    if isinstance(value, dict) and "prompts" in value:
        return _from_config(value)
    return openai_prompt.read(openai_prompt.candidates(value))


def _from_yaml(data: bytes) -> Found:
    # PyYAML is not needed for anything else.
    from playground.features.prompt_lab.library import promptfoo

    return _from_config(promptfoo.load(data))


def _from_config(value: object) -> Found:
    from playground.features.prompt_lab.library import promptfoo

    if not isinstance(value, dict) or not promptfoo.is_config(value):
        raise NotReadable(Message("There is no prompt in this file."))
    return promptfoo.read(value)
