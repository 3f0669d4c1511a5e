"""Everything that a capability may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.services.connections import Connections
    from playground.services.exchanges import Exchanges
    from playground.services.handovers import Handovers
    from playground.services.jobs import Jobs
    from playground.services.notices import Notices
    from playground.storage.backups import Backups
    from playground.storage.blobs import Blobs
    from playground.storage.database import Database
    from playground.storage.history import History
    from playground.storage.locations import Locations
    from playground.storage.secrets import Secrets
    from playground.storage.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    locations: Locations
    settings: Settings
    secrets: Secrets
    history: History
    database: Database
    blobs: Blobs
    connections: Connections
    jobs: Jobs
    notices: Notices
    exchanges: Exchanges
    handovers: Handovers
    backups: Backups
