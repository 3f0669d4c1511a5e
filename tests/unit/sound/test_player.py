"""Playing: at once, without a gap and without a click, also while the sound is still arriving."""

import threading

import numpy as np
import pytest

from playground.message import Message
from playground.sound import codecs, kinds
from playground.sound.errors import DeviceGone, DeviceSilent, EngineBroken, NoDevice, SoundError
from playground.sound.player import WATCHDOG, Player, PlayState
from playground.sound.sounds import FileSound, GrowingSound, as_floats
from tests.unit.sound.fake_devices import Desk, FakeSoundCard, tone

RATE = 48_000
STEEPEST = 0.04  # from one frame to the next, in a tone of 440 Hz at half volume with some reserve


class Room:
    def __init__(self, rate: int = RATE, channels: int = 1) -> None:
        self.card = FakeSoundCard(rate, channels)
        self.desk = Desk()
        self.now = 0.0
        self.player = Player(self.card, self.desk.post, lambda: self.now)
        self.finished = 0
        self.failed: list[SoundError] = []
        self.player.finished.connect(self.on_finished)
        self.player.failed.connect(self.failed.append)

    def on_finished(self) -> None:
        self.finished += 1

    def settle(self) -> None:
        """Until the thread has done everything that it can do now."""
        for _ in range(2):
            self.player._lane.call(int)

    def hear(self, blocks: int):
        """As the sound card does, which gives the thread time between two blocks."""
        heard = []
        for _ in range(blocks):
            self.settle()
            heard.append(self.card.hear())
        self.settle()
        return np.concatenate(heard)

    def start(self, sound, seconds: float = 0.0) -> None:
        self.player.play(sound, seconds)
        self.settle()
        # The first block is the one in which the callback throws away what was there before.
        assert not self.card.hear().any()
        self.settle()


@pytest.fixture
def room():
    room = Room()
    yield room
    room.player.close()


def clip(samples=None, rate: int = RATE, *, complete: bool = True) -> GrowingSound:
    sound = GrowingSound()
    sound.begin(rate, 1)
    if samples is not None:
        sound.append(samples)
    if complete:
        sound.finish()
    return sound


def steepest(heard) -> float:
    return float(np.abs(np.diff(heard[:, 0])).max())


def aligned(heard, expected):
    """How alike they are, without the fades at the edges."""
    edge = 400
    return np.abs(heard[edge:-edge] - expected[edge:-edge]).max()


def test_what_is_heard_is_what_was_given(room):
    sound = tone(0.5)
    room.start(clip(sound))
    heard = room.hear(60)
    assert aligned(heard[: len(sound)], as_floats(sound)) < 1e-6
    assert not heard[len(sound) :].any()
    assert steepest(heard) < STEEPEST


def test_the_end_is_told_once_the_device_has_played_it(room):
    room.start(clip(tone(0.1)))
    room.hear(15)
    room.settle()
    room.desk.until(lambda: True)
    assert room.finished == 0
    room.now += 1
    room.settle()
    room.desk.until(lambda: room.finished)
    assert room.player.state is PlayState.STOPPED
    assert room.card.outputs[0][0].closed
    assert room.player.position == pytest.approx(0.1, abs=0.001)


def test_it_begins_when_120_milliseconds_are_on_their_way_to_the_ear(room):
    sound = clip(complete=False)
    room.start(sound)
    sound.append(tone(0.1))
    assert not room.hear(3).any()
    sound.append(tone(0.01))
    assert room.hear(2).any()
    assert room.player.state is PlayState.PLAYING


def test_what_the_device_holds_counts_as_arrived(room):
    room.card.latency = 0.06
    sound = clip(complete=False)
    room.start(sound)
    sound.append(tone(0.06))
    assert not room.hear(3).any()
    sound.append(tone(0.02))
    assert room.hear(2).any()


def test_running_dry_pauses_and_goes_on_without_a_click_and_without_a_loss(room):
    whole = tone(1.0)
    sound = clip(whole[:9_600], complete=False)
    room.start(sound)
    first = room.hear(30)
    assert room.player.state is PlayState.WAITING
    assert room.player.underruns == 1
    sound.append(whole[9_600:])
    sound.finish()
    heard = np.concatenate([first, room.hear(100)])
    assert steepest(heard) < STEEPEST
    audible = heard[np.abs(heard[:, 0]) > 1e-4]
    assert len(audible) == pytest.approx(len(whole), rel=0.01)
    assert room.player.underruns == 1


def test_a_short_sound_that_is_complete_does_not_wait(room):
    room.start(clip(tone(0.03)))
    assert room.hear(4).any()


def test_a_pause_fades_out_and_goes_on_where_it_stopped(room):
    sound = tone(1.0)
    room.start(clip(sound))
    first = room.hear(20)
    room.player.pause()
    quiet = room.hear(5)
    position = room.player.position
    assert not quiet[480:].any()
    assert room.player.state is PlayState.PAUSED
    room.hear(5)
    assert room.player.position == position
    room.player.resume()
    heard = np.concatenate([first, quiet, room.hear(120)])
    assert steepest(heard) < STEEPEST
    assert (np.abs(heard) > 1e-4).sum() == pytest.approx(len(sound), rel=0.02)


@pytest.mark.parametrize("blocks", [9, 10, 11])
def test_one_can_go_back_from_the_very_end(room, blocks):
    room.start(clip(tone(0.103)))
    heard = [room.hear(blocks)]
    room.player.seek(0.0)
    heard.append(room.hear(14))
    assert steepest(np.concatenate(heard)) < STEEPEST
    assert (np.abs(heard[1]) > 1e-4).sum() > 0.1 * RATE


def test_the_position_follows_what_was_handed_over(room):
    room.start(clip(tone(2.0)))
    room.hear(50)
    assert room.player.position == pytest.approx(0.5, abs=0.001)


def test_seeking_goes_there_without_a_click(room):
    sound = np.concatenate([tone(1.0, pitch=440), tone(1.0, pitch=220)])
    room.start(clip(sound))
    first = room.hear(20)
    room.player.seek(1.5)
    room.settle()
    assert room.player.position == 1.5
    heard = np.concatenate([first, room.hear(21)])
    assert steepest(heard) < STEEPEST
    assert room.player.position == pytest.approx(1.7, abs=0.011)


def test_seeking_while_paused_stays_paused(room):
    room.start(clip(tone(2.0)))
    room.hear(10)
    room.player.pause()
    room.hear(2)
    room.player.seek(1.0)
    assert not room.hear(5).any()
    assert room.player.position == 1.0
    room.player.resume()
    room.hear(10)
    assert room.player.position == pytest.approx(1.1, abs=0.011)


def test_a_span_is_played_again_and_again_without_a_click(room):
    room.start(clip(tone(2.0)))
    room.player.set_loop(0.5, 0.75)
    heard = room.hear(120)
    assert steepest(heard[960:]) < STEEPEST
    assert 0.5 <= room.player.position < 0.78
    assert room.player.state is PlayState.PLAYING
    room.player.end_loop()
    room.hear(200)
    assert room.player.position == pytest.approx(2.0, abs=0.001)


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0])
def test_another_speed_keeps_the_pitch(room, speed):
    room.player.set_speed(speed)
    room.start(clip(tone(2.0)))
    heard = room.hear(round(50 / speed))[960:, 0]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert np.argmax(spectrum) * RATE / len(heard) == pytest.approx(440, abs=3)
    assert room.player.position == pytest.approx(0.5, abs=0.03)
    assert steepest(heard[:, np.newaxis]) < STEEPEST


def test_the_speed_changes_while_it_plays_without_a_click(room):
    room.start(clip(tone(2.0)))
    heard = [room.hear(10)]
    for speed in (1.5, 1.0, 0.5, 1.0):
        room.player.set_speed(speed)
        heard.append(room.hear(20))
    assert steepest(np.concatenate(heard)) < STEEPEST


def test_the_volume_moves_without_a_step(room):
    room.start(clip(tone(2.0)))
    heard = [room.hear(10)]
    for volume in (0.0, 1.0, 0.3):
        room.player.set_volume(volume)
        heard.append(room.hear(10))
    assert steepest(np.concatenate(heard)) < STEEPEST
    assert np.abs(heard[-1][-480:]).max() == pytest.approx(0.15, abs=0.002)


@pytest.mark.parametrize(("rate", "channels"), [(44_100, 2), (16_000, 1), (96_000, 2)])
def test_the_device_gets_its_own_rate_and_channels(rate, channels):
    room = Room(rate, channels)
    room.start(clip(tone(1.0, rate=24_000), 24_000))
    heard = room.hear(110)
    assert heard.shape[1] == channels
    assert np.array_equal(heard[:, 0], heard[:, -1])
    spectrum = np.abs(np.fft.rfft(heard[: rate // 2, 0]))
    assert np.argmax(spectrum) == pytest.approx(220, abs=1)
    assert (np.abs(heard[:, 0]) > 1e-4).sum() == pytest.approx(rate, rel=0.02)
    room.player.close()


def test_without_a_loudspeaker_it_says_so_and_keeps_the_place(room):
    room.card.refusal = NoDevice(Message("No loudspeaker."))
    room.player.play(clip(tone(2.0)), 0.5)
    room.desk.until(lambda: room.failed)
    assert room.player.state is PlayState.PAUSED
    assert room.player.position == 0.5
    room.card.refusal = None
    room.player.resume()
    room.settle()
    room.hear(11)
    assert room.player.position == pytest.approx(0.6, abs=0.011)


def test_a_loudspeaker_that_is_pulled_out_pauses(room):
    room.start(clip(tone(2.0)))
    room.hear(50)
    room.card.unplug()
    room.desk.until(lambda: room.failed)
    assert isinstance(room.failed[0], DeviceGone)
    assert room.player.state is PlayState.PAUSED
    assert room.player.position == pytest.approx(0.5, abs=0.001)


def test_a_loudspeaker_that_ends_without_a_word_pauses(room):
    room.start(clip(tone(2.0)))
    room.hear(50)
    room.now += WATCHDOG
    room.settle()
    assert room.player.state is PlayState.PLAYING
    room.now += 0.1
    room.desk.until(lambda: room.failed)
    assert isinstance(room.failed[0], DeviceSilent)
    assert room.player.state.name == "PAUSED"
    assert room.player.position == pytest.approx(0.5, abs=0.001)


def test_a_pause_may_be_as_long_as_one_likes(room):
    room.start(clip(tone(2.0)))
    room.player.pause()
    room.hear(2)
    room.now += 10 * WATCHDOG
    room.player.resume()
    assert room.hear(5).any()
    assert not room.failed


def test_a_fault_of_our_own_pauses_and_does_not_hold_up_the_end(room, monkeypatch):
    class Broken(GrowingSound):
        def read(self, start, count):
            raise ValueError("of our own")

    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    sound = Broken()
    sound.begin(RATE, 1)
    sound.append(tone(0.5))
    room.player.play(sound)
    room.settle()
    room.card.hear()
    room.desk.until(lambda: room.failed)
    assert isinstance(room.failed[0], EngineBroken)
    assert [str(fault.exc_value) for fault in faults] == ["of our own"]
    assert room.player.state is PlayState.PAUSED
    assert room.card.outputs[0][0].closed
    room.start(clip(tone(0.5)))
    assert room.hear(5).any()


def test_another_device_goes_on_at_the_same_place(room):
    room.start(clip(tone(2.0)))
    room.hear(50)
    room.player.set_device(room.card.devices()[1])
    room.settle()
    assert len(room.card.outputs) == 2
    assert room.card.outputs[0][0].closed
    room.hear(11)
    assert room.player.position == pytest.approx(0.6, abs=0.011)


def test_another_sound_follows_on_the_open_device(room):
    room.start(clip(tone(2.0)))
    first = room.hear(20)
    room.player.play(clip(tone(0.2, pitch=220)))
    heard = np.concatenate([first, room.hear(30)])
    assert steepest(heard) < STEEPEST
    assert len(room.card.outputs) == 1
    assert room.player.position == pytest.approx(0.2, abs=0.001)


@pytest.mark.parametrize("kind", [kinds.FLAC, kinds.MP3], ids=lambda kind: kind.name)
def test_a_file_is_played_without_a_click(room, tmp_path, kind):
    codecs.write(tmp_path / "sound", kind, [as_floats(tone(2.0))], RATE)
    sound = FileSound(tmp_path / "sound")
    room.start(sound)
    heard = [room.hear(60)]
    room.player.seek(0.4)
    heard.append(room.hear(60))
    assert steepest(np.concatenate(heard)) < STEEPEST
    assert room.player.position == pytest.approx(1.0, abs=0.011)
    sound.close()


def test_a_sound_that_never_arrived_ends(room):
    sound = GrowingSound()
    room.start(sound)
    sound.finish()
    room.hear(2)
    room.now += 1
    room.settle()
    room.desk.until(lambda: room.finished)
