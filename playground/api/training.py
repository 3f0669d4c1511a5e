"""The same functions for fine-tuning in either of the two dialects."""

from typing import TYPE_CHECKING, Protocol, TypeAlias

from playground.api import fine_tunes, fine_tuning
from playground.api.dialect import Dialect, SpokenFineTuning
from playground.api.request import ApiRequest
from playground.api.training_jobs import Checkpoint, JobEvent, JobOrder, Page, TrainingJob

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

Spoken: TypeAlias = SpokenFineTuning


class TrainingApi(Protocol):
    """Pausing raises `EndpointMissing` where `can_pause` is false; there are no checkpoints then either."""

    @property
    def can_pause(self) -> bool: ...

    @property
    def has_checkpoints(self) -> bool: ...

    def create_request(self, dialect: Dialect, order: JobOrder) -> ApiRequest: ...

    async def create_job(
        self, client: "Client", order: JobOrder, listener: "Listener | None" = None
    ) -> TrainingJob: ...

    async def list_jobs(
        self, client: "Client", after: str = "", limit: int = 20, listener: "Listener | None" = None
    ) -> Page[TrainingJob]: ...

    async def retrieve_job(self, client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob: ...

    async def cancel_job(self, client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob: ...

    async def pause_job(self, client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob: ...

    async def resume_job(self, client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob: ...

    async def list_events(
        self, client: "Client", id_: str, after: str = "", limit: int = 20, listener: "Listener | None" = None
    ) -> Page[JobEvent]: ...

    async def list_checkpoints(
        self, client: "Client", id_: str, after: str = "", limit: int = 10, listener: "Listener | None" = None
    ) -> Page[Checkpoint]: ...


def training_api(spoken: Spoken) -> TrainingApi:
    return fine_tunes if spoken == "legacy" else fine_tuning
