"""Asks where a clip is to be saved, and has it saved there."""

from collections.abc import Sequence
from functools import partial

from playground.features.speak.saving import Form, Saving, forms, name_for
from playground.features.speak.track import Track
from playground.features.speak.view.file_choice import FileChoice
from playground.storage.clip_records import ClipRecord


class ClipSaver:
    def __init__(self, saving: Saving, choice: FileChoice) -> None:
        self._saving = saving
        self._choice = choice

    def save(self, clip: ClipRecord, form: Form | None = None, track: Track | None = None) -> None:
        """No form: the best."""
        chosen = form or forms(clip, pitch=0.0 if track is None else track.pitch)[0]
        self._choice.save_as(name_for(clip, chosen), partial(self._saving.save, clip, form=chosen.id, track=track))

    def save_all(self, clips: Sequence[ClipRecord]) -> None:
        form = forms(clips[0])[0].id
        self._choice.folder(lambda folder: self._saving.save_all(clips, folder, form))
