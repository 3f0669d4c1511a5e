"""The brains of the prompt lab, made together: all of them ask the prompts of one library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.prompt_lab.library.asking import PromptRun
from playground.features.prompt_lab.library.library import RESTORE, Library
from playground.features.prompt_lab.library.transfer import Transfer
from playground.features.prompt_lab.library.versions import Versions

if TYPE_CHECKING:
    from playground.services.context import Context


@dataclass(frozen=True, slots=True)
class Parts:
    context: Context
    library: Library
    run: PromptRun
    versions: Versions
    transfer: Transfer

    def start(self) -> None:
        """The loop runs and the database is open."""
        self.library.start()

    def end(self) -> None:
        """The window closes; jobs are stopped elsewhere."""
        self.library.editing.keep_now()

    def act(self, action: str) -> None:
        """A button of a notice."""
        name, _, value = action.partition(":")
        if name == RESTORE:
            self.library.bring_back(int(value))


def make_parts(context: Context) -> Parts:
    library = Library(context)
    return Parts(context, library, PromptRun(context, library), Versions(context, library), Transfer(context, library))
