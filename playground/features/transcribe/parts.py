"""The brains of the transcribe tab, made together: they share the takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.transcribe.exporting import Exporting
from playground.features.transcribe.history import TakeHistory
from playground.features.transcribe.intake import Intake
from playground.features.transcribe.model import TranscribeModel
from playground.features.transcribe.playing import Playing
from playground.features.transcribe.recording import Recording
from playground.features.transcribe.side_by_side import SideBySide
from playground.storage.takes import Takes

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.sound.backend import Backend


@dataclass(frozen=True, slots=True)
class Parts:
    takes: Takes
    recording: Recording
    playing: Playing
    model: TranscribeModel
    intake: Intake
    exporting: Exporting
    side_by_side: SideBySide
    history: TakeHistory


def make_parts(context: Context, backend: Backend) -> Parts:
    """The backend is that of the whole program: PortAudio must not be entered twice."""
    places = context.locations
    takes = Takes(context.database, places.takes, read_only=places.read_only)
    recording, playing = Recording(context, takes, backend), Playing(context, backend)
    model = TranscribeModel(context, takes, recording, playing)
    intake, history = Intake(context, takes), TakeHistory(context, takes)
    intake.came.connect(model.take_in)
    model.history_changed.connect(history.refresh)
    recording.discarded.connect(lambda _: history.refresh())
    history.deleted.connect(model.forget_take)
    history.restored.connect(model.open_take)
    history.renamed.connect(model.refresh_take)
    return Parts(
        takes, recording, playing, model, intake, Exporting(context, takes), SideBySide(context, takes), history
    )
