"""Which connections there are: the built-in one, those of this start and those that were saved."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playground.api.connection import PRESETS, BadKey, Connection, clean_key, normalise_base_url, origin_of
from playground.api.errors import BadAddress
from playground.api.secret_text import is_secret_header
from playground.message import Message
from playground.services.redaction import hide
from playground.storage.json_values import Json

if TYPE_CHECKING:
    from playground.storage.settings import Settings

DEMO, START, ENVIRONMENT = "demo", "start", "environment"
BUILT_IN = frozenset({DEMO, START, ENVIRONMENT})

log = logging.getLogger(__name__)

_SAVED = "connections"
_CHOSEN = "connection"
_OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Given:
    """A connection that comes from outside, for this start only, with its key or what is wrong with it."""

    connection: Connection | None = None
    key: str | None = None
    problem: Message | None = None


def from_command_line(base_url: str, key: str | None) -> Given:
    return _given(START, "", base_url, key, "--base-url")


def from_environment(environment: Mapping[str, str]) -> Given:
    base_url, key = environment.get("OPENAI_BASE_URL", ""), environment.get("OPENAI_API_KEY", "")
    if not (base_url or key):
        return Given()
    # The name is translated where it is shown.
    return _given(ENVIRONMENT, "From environment", base_url or _OPENAI, key, "OPENAI_BASE_URL")


def _given(connection_id: str, name: str, base_url: str, key: str | None, source: str) -> Given:
    if not base_url:
        return Given()
    try:
        base_url = normalise_base_url(base_url)
    except BadAddress as error:
        return Given(problem=Message("{source} cannot be used. {reason}", source=source, reason=error.reason))
    connection = Connection(connection_id, name, base_url, _preset(base_url))
    connection = replace(connection, name=name or connection.host)
    if not key:
        return Given(connection)
    hide(key)
    try:
        return Given(connection, clean_key(key))
    except BadKey as error:
        problem = Message("The key from the environment cannot be used. {reason}", reason=error.reason)
        return Given(connection, problem=problem)


def _preset(base_url: str) -> str:
    origins = {origin_of(preset.base_url): preset.id for preset in PRESETS if preset.base_url}
    return origins.get(origin_of(base_url), "custom")


class ConnectionList:
    """Only what the user saved is written down, and which one was chosen."""

    def __init__(self, settings: Settings, *given: Connection) -> None:
        self._settings = settings
        self._given = (Connection(DEMO, "Demo", "", preset="demo"), *given)
        self._saved = _read(settings.get(_SAVED, list["Json"]()))

    @property
    def entries(self) -> tuple[Connection, ...]:
        return (*self._given, *self._saved.values())

    @property
    def chosen(self) -> str:
        """A connection from the command line was meant for this start."""
        ids = [connection.id for connection in self.entries]
        chosen = START if START in ids else self._settings.get(_CHOSEN, DEMO)
        return chosen if chosen in ids else DEMO

    def find(self, connection_id: str) -> Connection | None:
        return next((connection for connection in self.entries if connection.id == connection_id), None)

    def choose(self, connection_id: str) -> None:
        if connection_id != START:
            self._settings.set(_CHOSEN, connection_id)

    def update_demo(self, base_url: str) -> None:
        """Its address is known when it runs."""
        demo, *others = self._given
        self._given = (replace(demo, base_url=base_url), *others)

    def put(self, connection: Connection) -> None:
        if connection.id in BUILT_IN:
            raise ValueError(f"The connection {connection.id} is not for saving")
        self._saved[connection.id] = connection
        self._write()

    def remove(self, connection_id: str) -> None:
        if self._saved.pop(connection_id, None) is not None:
            self._write()

    def _write(self) -> None:
        self._settings.set(_SAVED, [_without_secrets(connection).to_json() for connection in self._saved.values()])


def _read(saved: list[Json]) -> dict[str, Connection]:
    """Without what makes no sense: the file may be from another version or edited by hand."""
    connections = [Connection.from_json(entry) for entry in saved if isinstance(entry, Mapping)]
    usable = [each for each in connections if each.id and each.id not in BUILT_IN and _is_address(each.base_url)]
    return {connection.id: connection for connection in usable}


def _without_secrets(connection: Connection) -> Connection:
    """The form takes no such headers; a file that was edited by hand may have brought them."""
    headers = tuple((name, value) for name, value in connection.headers if not is_secret_header(name))
    if headers != connection.headers:
        log.warning("Extra headers of %s that hold a secret are not saved", connection.name)
    return replace(connection, headers=headers)


def _is_address(base_url: str) -> bool:
    try:
        return bool(normalise_base_url(base_url))
    except BadAddress:
        return False
