"""Which brain leans on which, and what the start has found that the user should know."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.connection_list import ConnectionList, Given, from_command_line, from_environment
from playground.services.connections import Connections
from playground.services.context import Context
from playground.services.demo import DemoServer
from playground.services.exchanges import Exchanges
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.services.rejections import RejectionMemory
from playground.storage.backups import Backups
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.app.options import Options
    from playground.storage.locations import Locations
    from playground.storage.settings import Settings


def compose(options: Options, locations: Locations, settings: Settings) -> Context:
    """Every brain with what it leans on. Opens nothing: there is no event loop yet."""
    notices = Notices()
    jobs = Jobs(notices)
    exchanges = Exchanges()
    secrets = Secrets(settings)
    database = Database(locations.database, read_only=locations.read_only)
    blobs = Blobs(locations.blobs, read_only=locations.read_only)
    given = _given_connections(options)
    connections = Connections(
        ConnectionList(settings, *(each.connection for each in given if each.connection is not None)),
        secrets,
        RejectionMemory(settings),
        DemoServer(),
        observer=exchanges,
        notices=notices,
        jobs=jobs,
    )
    for each in given:
        if each.connection is not None and each.key is not None:
            secrets.use_from_environment(each.connection.id, each.connection.origin, each.key)
    return Context(
        locations,
        settings,
        secrets,
        History(database),
        database,
        blobs,
        connections,
        jobs,
        notices,
        exchanges,
        Handovers(),
        Backups(database, locations.database),
    )


def findings(options: Options, locations: Locations, settings: Settings) -> Iterator[Notice]:
    """What of the command line, the environment and the settings could not be used."""
    for given in _given_connections(options):
        if given.problem is not None:
            yield Notice("warning", given.problem)
    if settings.damaged and not locations.read_only:
        message = (
            Message("The settings could not be read, so those of the start before are used. The file is kept aside.")
            if settings.restored
            else Message("The settings could not be read, so the defaults are used. The old file is kept aside.")
        )
        yield Notice("warning", message, str(settings.damaged_copy or locations.settings))


def _given_connections(options: Options) -> tuple[Given, ...]:
    """Those of the command line and of the environment, for this start only."""
    key = os.environ.get(options.api_key_env) if options.api_key_env else None
    return from_command_line(options.base_url, key), from_environment(os.environ)
