"""The brains of the speak tab, made together: they share the clips and the loudspeaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.speak.auditioning import Auditioning
from playground.features.speak.history import SpeakHistory
from playground.features.speak.intake import Intake
from playground.features.speak.listening import Listening
from playground.features.speak.model import SpeakModel
from playground.features.speak.saving import Saving
from playground.features.speak.shelf import Shelf
from playground.features.speak.speaking import Runs
from playground.storage.blobs import Blobs
from playground.storage.clips import Clips

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.sound.backend import Backend


@dataclass(frozen=True, slots=True)
class Parts:
    model: SpeakModel
    listening: Listening
    auditioning: Auditioning
    saving: Saving
    history: SpeakHistory
    intake: Intake


def make_parts(context: Context, backend: Backend) -> Parts:
    """The backend is that of the whole program: PortAudio must not be entered twice."""
    places = context.locations
    clips = Clips(context.database, Blobs(places.clips, read_only=places.read_only))
    shelf = Shelf(context, clips)
    runs = Runs(context, clips, shelf)
    listening = Listening(context, backend)
    model = SpeakModel(context, clips, shelf, runs, listening)
    return Parts(
        model,
        listening,
        Auditioning(context, clips, shelf, runs, listening),
        Saving(context, shelf),
        SpeakHistory(context, clips),
        Intake(context, model),
    )
