"""What the user typed about a connection, and what it amounts to: a connection, or what is wrong with which field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlsplit

from playground.api.connection import (
    PRESETS,
    BadKey,
    Connection,
    Preset,
    clean_key,
    normalise_base_url,
    origin_of,
)
from playground.api.dialect import DialectWishes
from playground.api.errors import BadAddress
from playground.api.secret_text import is_secret_header
from playground.message import Message

Proxy = Literal["system", "none", "manual"]
MaxTokens = Literal["auto", "max_tokens", "max_completion_tokens"]

LONGEST_TIMEOUT = 3600.0
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of the form as they stand. An empty key means: keep the one there is."""

    id: str
    preset: str = "custom"
    name: str = ""
    base_url: str = ""
    key: str = ""
    keep_key: bool = False
    organization: str = ""
    project: str = ""
    headers: str = ""
    proxy: Proxy = "system"
    proxy_url: str = ""
    ca_file: str = ""
    timeout: str = "120"
    max_tokens: MaxTokens = "auto"
    stream_options: bool = True
    developer_role: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """`connection` is there when no field has a problem; `moves_key` when a saved key would go to a new place."""

    connection: Connection | None = None
    key: str | None = None
    moves_key: bool = False
    problems: Mapping[str, Message] = field(default_factory=dict)


def draft_of(connection: Connection) -> Draft:
    dialect = connection.dialect
    proxy: Proxy = "system" if not connection.proxy else "none" if connection.proxy == "none" else "manual"
    draft = Draft(
        id=connection.id,
        preset=connection.preset,
        name=connection.name,
        base_url=connection.base_url,
        organization=connection.organization,
        project=connection.project,
        headers="\n".join(f"{name}: {value}" for name, value in connection.headers),
        proxy=proxy,
        proxy_url=connection.proxy if proxy == "manual" else "",
        ca_file=connection.ca_file,
        timeout=f"{connection.timeout:g}",
    )
    if dialect.max_tokens_field is None:
        return draft
    return replace(
        draft,
        max_tokens=dialect.max_tokens_field,
        stream_options=dialect.stream_options is not False,
        developer_role=dialect.developer_role is True,
    )


def draft_from(preset: Preset, id: str) -> Draft:
    return Draft(id=id, preset=preset.id, name=preset.name, base_url=preset.base_url)


def check(draft: Draft, saved: Connection | None, *, has_key: bool) -> Checked:
    """Pure: what the form amounts to. `has_key` says whether a key is saved for the connection as it was."""
    problems: dict[str, Message] = {}
    base_url = _base_url(draft.base_url, problems)
    key = _key(draft.key, problems)
    connection = Connection(
        id=draft.id,
        name=draft.name.strip() or urlsplit(base_url).hostname or "",
        base_url=base_url,
        preset=_preset(draft.preset, base_url),
        organization=draft.organization.strip(),
        project=draft.project.strip(),
        headers=_headers(draft.headers, problems),
        proxy=_proxy(draft, problems),
        ca_file=draft.ca_file.strip(),
        timeout=_timeout(draft.timeout, problems),
        dialect=_dialect(draft),
    )
    moves = has_key and key is None and saved is not None and bool(base_url) and saved.origin != connection.origin
    return Checked(None if problems else connection, key, moves, problems)


def _base_url(text: str, problems: dict[str, Message]) -> str:
    try:
        return normalise_base_url(text)
    except BadAddress as error:
        problems["base_url"] = error.reason
        return ""


def _preset(chosen: str, base_url: str) -> str:
    """A preset says what its server needs; at another address nobody knows what answers."""
    home = next((preset.base_url for preset in PRESETS if preset.id == chosen), "")
    return chosen if home and base_url and origin_of(home) == origin_of(base_url) else "custom"


def _key(text: str, problems: dict[str, Message]) -> str | None:
    if not text.strip():
        return None
    try:
        return clean_key(text)
    except BadKey as error:
        problems["key"] = error.reason
        return None


def _headers(text: str, problems: dict[str, Message]) -> tuple[tuple[str, str], ...]:
    headers = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not _HEADER_NAME.fullmatch(name) or not value.isascii() or not value.isprintable():
            problems["headers"] = Message("A header looks like “Name: value”, one in a line.")
        elif is_secret_header(name):
            # They would be written down in clear.
            problems["headers"] = Message("{name} holds a secret. Enter the key in its own field.", name=name)
        headers.append((name, value))
    return tuple(headers)


def _proxy(draft: Draft, problems: dict[str, Message]) -> str:
    if draft.proxy != "manual":
        return "" if draft.proxy == "system" else "none"
    parts = urlsplit(draft.proxy_url.strip())
    if parts.scheme not in ("http", "https", "socks5", "socks5h") or not parts.hostname:
        problems["proxy_url"] = Message("A proxy looks like http://host:port or socks5://host:port.")
    elif "@" in parts.netloc:
        problems["proxy_url"] = Message("A proxy with a user name or password cannot be kept safely here.")
    return draft.proxy_url.strip()


def _timeout(text: str, problems: dict[str, Message]) -> float:
    number = text.strip().replace(",", ".")
    if number.replace(".", "", 1).isdecimal() and number.isascii() and 1 <= float(number) <= LONGEST_TIMEOUT:
        return float(number)
    problems["timeout"] = Message("The time limit is a number of seconds from 1 to 3600.")
    return 120.0


def _dialect(draft: Draft) -> DialectWishes:
    if draft.max_tokens == "auto":
        return DialectWishes()
    return DialectWishes(draft.max_tokens, draft.stream_options, draft.developer_role)
