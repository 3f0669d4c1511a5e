"""The brains of the files tab, made together: what one of them does to the files, the others know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.files.clinic.clinic_model import ClinicModel
from playground.features.files.stored.content import ContentDesk
from playground.features.files.stored.fetching import Downloads
from playground.features.files.stored.model import FilesModel
from playground.features.files.stored.sending import Sending
from playground.features.files.stored.server import FileServer, place_of
from playground.features.files.stored.uploading import Uploading
from playground.features.files.training.pace import tokens_per_second
from playground.features.files.training.parts import make_training
from playground.storage.datasets import Datasets
from playground.storage.operations import Operations
from playground.storage.starred import Starred
from playground.storage.uploads import Uploads

if TYPE_CHECKING:
    from playground.api.connection import Connection
    from playground.api.files import StoredFile
    from playground.features.files.training.charts import Charts
    from playground.features.files.training.creating import Creating
    from playground.features.files.training.form import JobForm
    from playground.features.files.training.jobs_model import JobsModel
    from playground.features.files.training.trying import Trying
    from playground.services.context import Context


@dataclass(frozen=True, slots=True)
class Parts:
    files: FilesModel
    uploading: Uploading
    downloads: Downloads
    content: ContentDesk
    clinic: ClinicModel
    jobs: JobsModel
    charts: Charts
    form: JobForm
    creating: Creating
    trying: Trying

    def start(self) -> None:
        """The loop runs and the database is open."""
        self.uploading.start()
        self.creating.start()
        self.jobs.start()

    def end(self) -> None:
        """The window closes; jobs are stopped elsewhere."""
        self.clinic.end()
        self.jobs.end()

    def act(self, action: str) -> None:
        """A button of a notice."""
        self.clinic.act(action)
        self.jobs.act(action)


def make_parts(context: Context, *, server: FileServer | None = None, sending: Sending | None = None) -> Parts:
    """`server` and `sending` are seams for tests."""
    server = server or FileServer(context.connections)
    files = FilesModel(context, server)
    operations = Operations(context.database)
    uploads = Uploads(context.database)
    sending = sending or Sending(server, operations, uploads)
    uploading = Uploading(context, server, operations, uploads, sending, lambda: files.files)
    downloads, content = Downloads(context, server), ContentDesk(context, server, files.file)

    def on_uploaded(file: StoredFile, connection: Connection) -> None:
        if place_of(connection) == place_of(context.connections.current):
            files.know(file)

    uploading.uploaded.connect(on_uploaded)
    downloads.missing.connect(files.missing)
    content.missing.connect(files.missing)
    files.left.connect(content.close)
    training = make_training(context, operations, uploading.upload)

    def pace(model: str) -> float | None:
        return tokens_per_second(training.jobs.jobs, model)

    starred = Starred(context.database)
    clinic = ClinicModel(context, Datasets(context.database), starred, uploading.upload, pace=pace)
    return Parts(
        files,
        uploading,
        downloads,
        content,
        clinic,
        training.jobs,
        training.charts,
        training.form,
        training.creating,
        training.trying,
    )
