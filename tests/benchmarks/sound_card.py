"""The sound card of the tests, for a benchmark, and an ear at its wire."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from playground.sound.backend import Backend, Device, Floats, GoneCallback, InputCallback, OutputCallback, Stream

sys.path.append(str(Path(__file__).parents[2] / "packaging"))  # as pytest does
from tests.sound.rig import Rig, why_not

__all__ = ["Ear", "Rig", "StudioCard", "sound_card"]


@contextmanager
def sound_card(name: str) -> Iterator[Rig | None]:
    """None, and a sentence on stderr, where there cannot be one."""
    if reason := why_not():
        print(f"{name} is not measured: {reason}", file=sys.stderr, flush=True)
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder))
        os.environ.update(rig.variables)
        rig.start()
        try:
            yield rig
        finally:
            rig.stop()


class StudioCard:
    """PortAudio, whose devices are of 48 kHz. Those of the tests take any rate, and PortAudio takes them for slower."""

    def __init__(self) -> None:
        import sounddevice  # which looks for sound cards at once

        self._library = sounddevice

    def __getattr__(self, name: str) -> object:
        return getattr(self._library, name)

    def query_devices(self, *arguments: Any, **named: Any) -> Any:
        facts = self._library.query_devices(*arguments, **named)
        if isinstance(facts, dict):
            return {**facts, "default_samplerate": 48_000.0}
        return tuple({**each, "default_samplerate": 48_000.0} for each in facts)

    def install(self) -> None:
        """For the whole program, which is the real one and cannot be given another."""
        sys.modules["sounddevice"] = cast("ModuleType", self)


class Ear:
    """A `Backend` that notes when the first frame that is not silence was handed to another."""

    def __init__(self, backend: Backend) -> None:
        self.heard_at: int | None = None
        """Monotonic, in ns."""
        self._backend = backend

    def devices(self) -> Sequence[Device]:
        return self._backend.devices()

    def refresh(self) -> Sequence[Device]:
        return self._backend.refresh()

    def open_input(self, device: Device | None, callback: InputCallback, gone: GoneCallback) -> Stream:
        return self._backend.open_input(device, callback, gone)

    def open_output(self, device: Device | None, callback: OutputCallback, gone: GoneCallback) -> Stream:
        def wanted(out: Floats) -> None:
            callback(out)
            if self.heard_at is None and out.any():
                self.heard_at = time.monotonic_ns()

        return self._backend.open_output(device, wanted, gone)
