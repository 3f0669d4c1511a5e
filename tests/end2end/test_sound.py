"""The sound engine on a real sound system: what is said is recorded, and what is played is heard."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from playground.sound import codecs
from playground.sound.arriving import ArrivingSound
from playground.sound.device_errors import microphone_gone
from playground.sound.devices import PortAudio
from playground.sound.errors import DeviceError, DeviceGone, DevicesInUse
from playground.sound.player import Player, PlayState
from playground.sound.recorder import Ending, Recorder, State, Take
from playground.sound.resample import resampled
from playground.sound.sounds import GrowingSound, as_floats
from tests.sound.rig import RATE, Rig, likeness, rig

__all__ = ["rig"]


def until(condition: Callable[[], object], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.002)


def after(moment: float) -> bool:
    return time.monotonic() >= moment


def speech(seconds: float, rate: int = RATE, channels: int = 2):
    """Noise that swells and fades, so that no place is like another."""
    random = np.random.default_rng(11)
    count = round(seconds * rate)
    swell = np.interp(
        np.arange(count), np.linspace(0, count, round(seconds * 8) + 2), random.uniform(0.1, 1, round(seconds * 8) + 2)
    )
    wave = np.convolve(random.normal(size=count), np.ones(12) / 12, "same") * swell
    samples = np.rint(wave / np.abs(wave).max() * 20_000).astype(np.int16)
    return np.repeat(samples[:, np.newaxis], channels, axis=1)


@pytest.fixture
def backend(rig: Rig) -> PortAudio:
    backend = PortAudio()
    backend.refresh()
    return backend


def device(backend: PortAudio, name: str):
    return next(device for device in backend.devices() if device.name == name)


@pytest.fixture
def recorder(backend: PortAudio) -> Iterator[Recorder]:
    recorder = Recorder(backend, lambda call: call())
    yield recorder
    recorder.close()


@pytest.fixture
def player(backend: PortAudio) -> Iterator[Player]:
    player = Player(backend, lambda call: call())
    yield player
    player.close()


def test_the_devices_of_the_system_are_listed_with_the_default(backend):
    devices = backend.devices()
    assert {"rig_out", "rig_mon"} <= {device.name for device in devices}
    assert [device.default_input for device in devices].count(True) == 1
    assert [device.default_output for device in devices].count(True) == 1


def test_what_is_said_is_recorded_without_a_loss(rig, recorder, backend, tmp_path):
    words = speech(2.0)
    recorder.open(device(backend, "rig_mon"))
    recorder.record(tmp_path / "take.wav")
    with rig.playing(words):
        pass
    until(lambda: recorder.elapsed > 2.5)
    take = recorder.finish()
    assert take is not None
    assert (take.lost_frames, recorder.interruptions) == (0, 0)
    frames, rate = codecs.decode(take.path)
    heard = resampled(frames[:, :1], rate, RATE)
    assert likeness(heard[:, 0], words[:, 0]) > 0.98


def test_the_level_follows_what_is_heard(rig, recorder, backend):
    recorder.open(device(backend, "rig_mon"))
    with rig.playing(speech(0.7)):
        until(lambda: recorder.level.peak > 0.3)
    until(lambda: recorder.level.rms < 0.001)
    assert recorder.level.held > 0.3
    assert recorder.state is State.LISTENING


def test_while_the_microphone_is_in_use_the_list_is_not_read_anew(recorder, backend):
    recorder.open()
    with pytest.raises(DevicesInUse):
        backend.refresh()
    recorder.close()
    assert backend.refresh()


def test_a_microphone_that_is_pulled_out_leaves_what_was_recorded(rig, recorder, backend, tmp_path):
    ended: list[Take] = []
    recorder.ended.connect(ended.append)
    recorder.open(device(backend, "rig_mon"))
    recorder.record(tmp_path / "take.wav")
    with rig.playing(speech(0.5)):
        until(lambda: recorder.elapsed > 1.0)
    rig.unplug()
    until(lambda: ended)
    (take,) = ended
    assert take.ending is Ending.FAILED
    assert isinstance(take.error, DeviceGone)
    assert str(take.error) == str(microphone_gone(kept=True))
    frames, rate = codecs.decode(take.path)
    assert len(frames) == take.frames > 0.9 * rate
    assert np.abs(frames).max() > 0.3


def test_what_is_played_is_heard(rig, player):
    clip = GrowingSound()
    clip.begin(24_000, 1)
    clip.append(speech(1.5, 24_000, 1))
    clip.finish()
    finished: list[bool] = []
    player.finished.connect(lambda: finished.append(True))
    with rig.listening() as heard:
        player.play(clip)
        until(lambda: finished)
    expected = resampled(as_floats(clip.samples), 24_000, RATE)
    assert likeness(heard.samples()[:, 0], expected[:, 0]) > 0.98
    assert player.underruns == 0


def test_a_download_is_heard_before_it_has_ended_and_without_a_gap(rig, player):
    """The server sends 1.2 times as fast as it is spoken."""
    samples = speech(3.0, 24_000, 1)
    data, piece = samples.tobytes(), 2_400 * 2
    arriving = ArrivingSound(24_000)
    finished: list[bool] = []
    player.finished.connect(lambda: finished.append(True))
    played_from: list[int] = []
    with rig.listening() as heard:
        player.play(arriving.sound)
        begin = time.monotonic()
        for number, start in enumerate(range(0, len(data), piece)):
            until(partial(after, begin + number * 0.1 / 1.2))
            arriving.feed(data[start : start + piece])
            if player.state is PlayState.PLAYING:
                played_from.append(number)
        arriving.finish()
        until(lambda: finished)
    assert played_from[0] < 6
    assert player.underruns == 0
    expected = resampled(as_floats(samples), 24_000, RATE)
    # Piece by piece: a busy machine may starve the sound card itself, which leaves one gap that is not ours.
    pieces = np.array_split(expected[:, 0], 6)
    assert np.median([likeness(heard.samples()[:, 0], each) for each in pieces]) > 0.98


def test_a_loudspeaker_that_is_pulled_out_is_told_and_the_place_is_kept(rig, player):
    clip = GrowingSound()
    clip.begin(24_000, 1)
    clip.append(speech(20, 24_000, 1))
    clip.finish()
    failed: list[DeviceError] = []
    player.failed.connect(failed.append)
    player.play(clip)
    until(lambda: player.position > 0.5)
    rig.unplug()
    until(lambda: failed)
    assert isinstance(failed[0], DeviceGone)
    assert player.state is PlayState.PAUSED
    assert 0.5 < player.position < 10


def test_a_recording_ends_where_the_disk_ends(recorder, tmp_path):
    recorder.open()
    with pytest.raises(Exception, match="cannot be written"):
        recorder.record(Path("/dev/full/take.wav"))
