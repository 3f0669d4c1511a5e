"""What is said into the microphone is never lost: not by a failure, not by the end of the program, not by a mistake."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from playground.features.transcribe.recording import RESTORE_TAKE
from playground.features.transcribe.settings import TranscribeSettings
from playground.sound.codecs import decode
from playground.sound.device_errors import no_device
from playground.sound.recorder import State
from tests.unit.features.transcribe.rig import HEARD, Story, tell, until
from tests.unit.sound.fake_devices import MICROPHONE, tone


def test_a_recording_is_on_the_disk_while_it_is_spoken_and_then_a_take(tmp_path: Path):
    async def story(told: Story) -> None:
        told.recording.listen()
        await told.idle()
        assert told.recording.devices == (MICROPHONE,)
        assert told.recording.state is State.LISTENING
        told.card.deliver(tone(0.1))
        await until(lambda: told.recording.level.peak > 0.4)

        await told.record(1.0)
        (growing,) = (tmp_path / "takes").iterdir()
        assert growing.stat().st_size == told.recording.size
        assert told.recording.waveform.frames == 48_000
        assert told.model.appearance.why_not is not None

        told.recording.pause()
        await until(lambda: told.recording.state is State.PAUSED)
        told.card.deliver(tone(0.5))
        told.recording.resume()
        await until(lambda: told.recording.state is State.RECORDING)
        await told.speak(0.5)
        await told.finish()

        take = told.model.take
        assert take is not None
        assert (take.origin, take.seconds, take.media_type) == ("recorded", 1.5, "audio/wav")
        path = told.takes.path(take)
        assert path is not None
        samples, rate = decode(path)
        assert (len(samples), rate) == (72_000, 48_000)
        assert told.model.appearance.why_not is None
        assert told.parts.history.days[0].entries[0].take == take.id

    tell(tmp_path, story=story)


def test_a_recording_is_heard_by_the_model(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.wish(TranscribeSettings(model="whisper-test", stream=False))
        await told.record()
        await told.finish()
        await told.transcribe()
        (file,) = [part for part in told.client.requests[0].parts if part.name == "file"]
        assert (file.filename, file.media_type) == ("take.wav", "audio/wav")
        assert told.model.content is not None
        assert told.model.content.text == HEARD["text"]

    tell(tmp_path, HEARD, story=story)


def test_what_is_discarded_can_be_taken_back(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.record()
        told.recording.discard()
        await told.idle()
        assert told.model.take is None
        assert await told.takes.takes() == ()
        action = told.notices[0].action
        assert action is not None
        name, _, number = action[0].partition(":")
        assert name == RESTORE_TAKE
        told.parts.history.restore(int(number))
        await told.idle()
        assert told.model.take is not None
        assert told.takes.path(told.model.take) is not None

    tell(tmp_path, story=story)


def test_what_was_recorded_until_the_microphone_went_is_kept(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.record()
        told.card.unplug()
        await until(lambda: told.model.take is not None)
        await told.idle()
        assert told.model.take is not None
        assert told.model.take.seconds == 1.0
        assert "kept" in str(told.notices[0].message)
        assert told.recording.trouble is not None
        assert told.recording.state is State.CLOSED

    tell(tmp_path, story=story)


def test_what_the_computer_was_too_busy_to_take_is_told(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.record()
        told.card.deliver(tone(60.0))
        await told.finish()
        assert told.model.take is not None
        assert "missing" in str(told.notices[0].message)

    tell(tmp_path, story=story)


def test_without_a_microphone_the_tab_says_what_to_do_and_files_can_be_opened(tmp_path: Path):
    async def story(told: Story) -> None:
        told.card.refusal = no_device(microphone=True)
        told.recording.listen()
        await told.idle()
        assert "No microphone" in str(told.recording.trouble)
        told.recording.record()
        await told.idle()
        assert not told.recording.busy
        assert told.notices == []

        told.card.refusal = None
        told.recording.refresh_devices()
        await told.idle()
        assert told.recording.trouble is None

    tell(tmp_path, story=story)


def test_a_chosen_microphone_is_remembered(tmp_path: Path):
    async def first(told: Story) -> None:
        told.recording.listen()
        await told.idle()
        assert told.recording.device is None
        told.recording.choose(MICROPHONE)
        told.recording.set_stop_after_silence(3.0)
        await told.idle()

    async def second(told: Story) -> None:
        told.recording.listen()
        await told.idle()
        assert told.recording.device == MICROPHONE
        assert told.recording.stop_after_silence == 3.0

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


def test_a_silence_ends_the_recording(tmp_path: Path):
    async def story(told: Story) -> None:
        told.recording.set_stop_after_silence(0.5)
        await told.record()
        told.card.deliver(np.zeros((48_000, 1), np.int16))
        await until(lambda: told.model.take is not None)
        assert told.notices == []
        assert not told.recording.busy

    tell(tmp_path, story=story)


def test_the_microphone_is_let_go_of_while_nobody_looks_but_not_during_a_recording(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.record()
        told.recording.rest()
        await told.idle()
        assert told.recording.busy
        await told.finish()
        told.recording.rest()
        await told.idle()
        assert told.recording.state is State.CLOSED
        assert told.card.inputs[0][0].closed

    tell(tmp_path, story=story)


def test_the_end_of_the_program_finishes_what_is_being_recorded(tmp_path: Path):
    async def first(told: Story) -> None:
        await told.record()

    async def second(told: Story) -> None:
        (take,) = await told.takes.takes()
        assert (take.origin, take.seconds) == ("recorded", 1.0)
        assert told.notices == []

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from tests.unit.features.transcribe.rig import Story, tell, until

async def story(told: Story) -> None:
    await told.record(3.0)
    (growing,) = (Path(sys.argv[1]) / "takes").iterdir()
    os.kill(os.getpid(), signal.SIGKILL)

tell(Path(sys.argv[1]), story=story)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_a_recording_survives_when_the_program_is_killed(tmp_path: Path):
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL

    async def story(told: Story) -> None:
        assert "cut short" in str(told.notices[0].message)
        (take,) = await told.takes.takes()
        assert take.origin == "recovered"
        assert take.seconds >= 2.0
        path = told.takes.path(take)
        assert path is not None
        assert path.name.endswith(".wav")
        assert not path.name.endswith(".unfinished.wav")

    async def again(told: Story) -> None:
        assert told.notices == []
        assert len(await told.takes.takes()) == 1

    tell(tmp_path, story=story)
    tell(tmp_path, story=again)


def test_a_recording_whose_row_was_not_saved_is_found_at_the_next_start(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.record()
        await told.database.run(lambda connection: connection.execute("DROP TABLE takes").close())
        await told.finish()
        assert "safe in the file" in str(told.notices[0].message)
        await told.database.run(restore_table)

    def restore_table(connection) -> None:
        from playground.storage.migrations.m0004_takes import TABLES

        connection.execute(TABLES[0])

    async def later(told: Story) -> None:
        (take,) = await told.takes.takes()
        assert (take.origin, take.seconds) == ("recovered", 1.0)

    tell(tmp_path, story=story)
    tell(tmp_path, story=later)


def test_nothing_recorded_is_no_take(tmp_path: Path):
    async def story(told: Story) -> None:
        told.recording.record()
        await until(lambda: told.recording.busy)
        await told.idle()
        await told.finish()
        assert await told.takes.takes() == ()
        assert "Nothing was recorded" in str(told.notices[0].message)

    tell(tmp_path, story=story)
