"""What the user typed about a connection, and what it amounts to: a connection, or what is wrong with which field."""

import re
from collections.abc import Iterator, Mapping
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
from playground.api.dialect import (
    Dialect,
    DialectWishes,
    Endpoint,
    MaskConvention,
    MaxTokensField,
    Paths,
    SpeechFormatField,
    SpokenFineTuning,
    guess_dialect,
    is_path,
)
from playground.api.errors import BadAddress
from playground.api.secret_text import BLANK, is_secret_header
from playground.message import Message

Proxy = Literal["system", "none", "manual"]
Auto = Literal["auto"]
YesNo = Literal["yes", "no"]

LONGEST_TIMEOUT = 3600.0
NO_PATH = "-"
_DASHES = ("-", "–", "—")
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of the form as they stand. An empty key means: keep the one there is.

    Secrets that were typed into the headers stand in `header_secrets` as soon as the text shows dots in their place.
    `paths` holds what was typed for an endpoint; a dash says that the server has none.
    """

    id: str
    preset: str = "custom"
    name: str = ""
    base_url: str = ""
    key: str = field(default="", repr=False)
    keep_key: bool = False
    organization: str = ""
    project: str = ""
    headers: str = field(default="", repr=False)
    header_secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    proxy: Proxy = "system"
    proxy_url: str = ""
    ca_file: str = ""
    timeout: str = "120"
    max_tokens: MaxTokensField | Auto = "auto"
    stream_options: YesNo | Auto = "auto"
    developer_role: YesNo | Auto = "auto"
    mask: MaskConvention | Auto = "auto"
    speech_format: SpeechFormatField | Auto = "auto"
    embedding_base64: YesNo | Auto = "auto"
    fine_tuning: SpokenFineTuning | Auto = "auto"
    paths: Mapping[Endpoint, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """`connection` is there when no field has a problem; `moves_key` when a saved key would go to a new place.

    `header_secrets` are those that were typed; `guessed` is the dialect where the form leaves it open.
    """

    connection: Connection | None = None
    key: str | None = field(default=None, repr=False)
    header_secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    moves_key: bool = False
    guessed: Dialect = field(default_factory=Dialect)
    problems: Mapping[str, Message] = field(default_factory=dict)


def draft_of(connection: Connection) -> Draft:
    dialect = connection.dialect
    proxy: Proxy = "system" if not connection.proxy else "none" if connection.proxy == "none" else "manual"
    return Draft(
        id=connection.id,
        preset=connection.preset,
        name=connection.name,
        base_url=connection.base_url,
        organization=connection.organization,
        project=connection.project,
        headers="\n".join(
            f"{name}: {BLANK if is_secret_header(name) else value}" for name, value in connection.named_headers
        ),
        # A file that was edited by hand may hold some in clear; saving the connection puts them where they belong.
        header_secrets={name.lower(): value for name, value in connection.headers if is_secret_header(name)},
        proxy=proxy,
        proxy_url=connection.proxy if proxy == "manual" else "",
        ca_file=connection.ca_file,
        timeout=f"{connection.timeout:g}",
        max_tokens=dialect.max_tokens_field or "auto",
        stream_options=_yes_no(dialect.stream_options),
        developer_role=_yes_no(dialect.developer_role),
        mask=dialect.mask_convention or "auto",
        speech_format=dialect.speech_format_field or "auto",
        embedding_base64=_yes_no(dialect.embedding_base64),
        fine_tuning=dialect.fine_tuning or "auto",
        paths={endpoint: path or NO_PATH for endpoint, path in dialect.paths.items()},
    )


def draft_from(preset: Preset, id: str) -> Draft:
    return Draft(id=id, preset=preset.id, name=preset.name, base_url=preset.base_url)


def check(draft: Draft, saved: Connection | None, *, has_key: bool) -> Checked:
    """Pure: what the form amounts to. `has_key` says whether a key is saved for the connection as it was."""
    problems: dict[str, Message] = {}
    base_url = _base_url(draft.base_url, problems)
    key = _key(draft.key, problems)
    headers = _headers(draft, saved, problems)
    connection = Connection(
        id=draft.id,
        name=draft.name.strip() or urlsplit(base_url).hostname or "",
        base_url=base_url,
        preset=_preset(draft.preset, base_url),
        organization=draft.organization.strip(),
        project=draft.project.strip(),
        headers=headers.plain,
        proxy=_proxy(draft, problems),
        ca_file=draft.ca_file.strip(),
        timeout=_timeout(draft.timeout, problems),
        dialect=_dialect(draft, problems),
        secret_headers=headers.secret,
    )
    kept = (has_key and key is None) or len(headers.typed) < len(headers.secret)
    moves = kept and saved is not None and bool(base_url) and saved.origin != connection.origin
    guessed = guess_dialect(replace(connection, dialect=DialectWishes()), "")
    return Checked(None if problems else connection, key, headers.typed, moves, guessed, problems)


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


@dataclass(frozen=True, slots=True)
class _Headers:
    plain: tuple[tuple[str, str], ...]
    secret: tuple[str, ...]
    typed: Mapping[str, str] = field(repr=False)


def _headers(draft: Draft, saved: Connection | None, problems: dict[str, Message]) -> _Headers:
    plain: list[tuple[str, str]] = []
    secret: dict[str, str] = {}
    for name, value in header_lines(draft.headers):
        if not _HEADER_NAME.fullmatch(name) or not (value == BLANK or (value.isascii() and value.isprintable())):
            problems["headers"] = Message("A header looks like “Name: value”, one in a line.")
        elif is_secret_header(name):
            secret[name] = draft.header_secrets.get(name.lower(), "") if value == BLANK else value
        else:
            plain.append((name, value))
    known = frozenset(saved.secret_headers if saved else ())
    for name, value in secret.items():
        if not value and name not in known:
            problems["headers"] = Message("Enter the value of {name}.", name=name)
    return _Headers(tuple(plain), tuple(secret), {name: value for name, value in secret.items() if value})


def header_lines(text: str) -> Iterator[tuple[str, str]]:
    """Names and values as they were typed; without a colon there is no name."""
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, value = line.partition(":")
        yield (name.strip(), value.strip()) if colon else ("", line)


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


def _dialect(draft: Draft, problems: dict[str, Message]) -> DialectWishes:
    return DialectWishes(
        None if draft.max_tokens == "auto" else draft.max_tokens,
        None if draft.stream_options == "auto" else draft.stream_options == "yes",
        None if draft.developer_role == "auto" else draft.developer_role == "yes",
        None if draft.mask == "auto" else draft.mask,
        None if draft.speech_format == "auto" else draft.speech_format,
        None if draft.embedding_base64 == "auto" else draft.embedding_base64 == "yes",
        None if draft.fine_tuning == "auto" else draft.fine_tuning,
        _paths(draft.paths, problems),
    )


def _paths(typed: Mapping[Endpoint, str], problems: dict[str, Message]) -> Paths:
    paths: dict[Endpoint, str] = {}
    for endpoint, text in typed.items():
        path = read_path(text)
        if path is not None:
            paths[endpoint] = path
        elif text.strip():
            problems["paths"] = Message(
                "The path of {endpoint} stands behind the base URL: no “https:”, no “?” and no “..” in it.",
                endpoint=endpoint,
            )
    return paths


def read_path(text: str) -> str | None:
    """The path that was typed, "" for a dash, or None for what is no path."""
    path = text.strip().strip("/")
    if path in _DASHES:
        return ""
    return path if is_path(path) else None


def _yes_no(value: bool | None) -> YesNo | Auto:
    return "auto" if value is None else "yes" if value else "no"
