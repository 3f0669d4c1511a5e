"""Our own file of prompts: one JSON object with all of them, and all their versions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab.library.reading import Found, NotReadable, first_words, objects, short, value_text
from playground.message import Message
from playground.storage.prompts import NewPrompt, NewVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.api.request import Json, JsonObject
    from playground.storage.prompts import PromptRecord, VersionRecord

FORMAT: Final = "playground-prompts"
VERSION: Final = 1


def written(prompts: Iterable[tuple[PromptRecord, Sequence[VersionRecord]]]) -> bytes:
    """With the versions given, in any order."""
    entries: list[Json] = [_to_json(record, versions) for record, versions in prompts]
    whole: JsonObject = {"format": FORMAT, "version": VERSION, "prompts": entries}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode(errors="replace")


def is_own(value: Json) -> bool:
    return isinstance(value, Mapping) and value.get("format") == FORMAT


def read(value: JsonObject) -> Found:
    version = value.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise NotReadable(Message("The file comes from a newer version of this program. Update it first."))
    found = Found()
    entries = value.get("prompts")
    for place, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        prompt = _prompt(entry)
        if prompt is None:
            found.told.append(Message("Entry {place} is no prompt.", place=place))
        else:
            found.prompts.append(prompt)
    return found


def _to_json(record: PromptRecord, versions: Sequence[VersionRecord]) -> JsonObject:
    ordered = sorted(versions, key=lambda version: version.number)
    return {
        "name": record.name,
        "folder": record.folder,
        "tags": list(record.tags),
        "values": dict(record.values),
        "versions": [
            {"name": version.name, "created_at": version.created_at, "content": version.content} for version in ordered
        ],
    }


def _prompt(entry: Json) -> NewPrompt | None:
    if not isinstance(entry, Mapping):
        return None
    versions = tuple(_version(each) for each in objects(entry.get("versions")))
    if not versions:
        return None
    tags, values = entry.get("tags"), entry.get("values")
    return NewPrompt(
        short(value_text(entry.get("name"))) or first_words(content_format.from_json(versions[-1].content)),
        versions,
        short(value_text(entry.get("folder"))),
        tuple(short(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        {name: value_text(value) for name, value in values.items()} if isinstance(values, Mapping) else {},
    )


def _version(entry: JsonObject) -> NewVersion:
    """Through our own reader: only what it knows comes into the store."""
    content = content_format.to_json(content_format.from_json(entry.get("content")))
    name, created = entry.get("name"), entry.get("created_at")
    at = float(created) if isinstance(created, int | float) and 0 < created < 1e11 else None
    return NewVersion(content, short(name) if isinstance(name, str) and name.strip() else None, at)
