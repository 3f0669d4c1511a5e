"""Recording: nothing is lost that arrived, whatever happens then."""

import sys
import threading

import numpy as np
import pytest

from playground.message import Message
from playground.sound.codecs import decode
from playground.sound.errors import DeviceGone, EngineBroken, NoDevice, SoundError, SoundNotWritten
from playground.sound.recorder import WATCHDOG, Ending, Recorder, State, Take
from playground.sound.recording_file import recover, unfinished
from tests.unit.sound.fake_devices import Desk, FakeSoundCard, tone


class Room:
    def __init__(self) -> None:
        self.card = FakeSoundCard()
        self.desk = Desk()
        self.now = 0.0
        self.disk_is_quick = threading.Event()
        self.disk_is_quick.set()
        self.clock_fails = False
        self.recorder = Recorder(self.card, self.desk.post, self.clock)
        self.ended: list[Take] = []
        self.failed: list[SoundError] = []
        self.states: list[State] = []
        self.recorder.ended.connect(self.ended.append)
        self.recorder.failed.connect(self.failed.append)
        self.recorder.state_changed.connect(self.states.append)

    def clock(self) -> float:
        self.disk_is_quick.wait()
        if self.clock_fails:
            self.clock_fails = False
            raise ValueError("of our own")
        return self.now

    def speak(self, samples):
        """Waits until the thread has taken it, as the sound card would."""
        self.card.deliver(samples)
        self.settle()

    def settle(self):
        for _ in range(2):  # after the first order the thread takes what has arrived, before the second
            self.recorder._lane.call(int)


@pytest.fixture
def room():
    room = Room()
    yield room
    room.recorder.close()


def heard(path):
    frames, rate = decode(path)
    assert rate == 48_000
    return np.rint(frames * 32_768).astype(np.int16)


def test_what_arrives_stands_in_the_file_bit_by_bit(room, tmp_path):
    sound = tone(1.5)
    room.recorder.open()
    room.recorder.record(tmp_path / "take.wav")
    room.card.deliver(sound)
    take = room.recorder.finish()
    assert take == Take(tmp_path / "take.wav", 48_000, 1, len(sound), 0, Ending.ASKED)
    assert np.array_equal(heard(take.path), sound)
    assert take.seconds == 1.5


def test_the_level_moves_before_anything_is_recorded(room):
    room.recorder.open()
    room.card.deliver(tone(0.5, loud=0.25))
    room.desk.until(lambda: room.recorder.level.peak > 0.2)
    level = room.recorder.level
    assert level.peak == pytest.approx(0.25, abs=0.01)
    assert level.rms == pytest.approx(0.25 / 2**0.5, abs=0.01)
    assert not level.clipped
    assert room.recorder.size == 0


def test_while_paused_nothing_is_kept_and_the_meter_goes_on(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.card.deliver(tone(0.2))
    room.recorder.pause()
    room.desk.until(lambda: room.recorder.state is State.PAUSED)
    room.speak(tone(0.3, loud=0.9))
    assert room.recorder.level.peak > 0.8
    room.recorder.resume()
    room.desk.until(lambda: room.recorder.state is State.RECORDING)
    room.card.deliver(tone(0.1))
    take = room.recorder.finish()
    assert take.seconds == pytest.approx(0.3)


def test_what_arrived_before_the_button_was_pressed_is_not_recorded(room, tmp_path):
    room.recorder.open()
    room.card.deliver(tone(0.5))
    room.recorder.record(tmp_path / "take.wav")
    room.card.deliver(tone(0.1))
    assert room.recorder.finish().seconds == pytest.approx(0.1)


def test_a_fault_of_our_own_keeps_what_was_recorded(room, tmp_path, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", lambda fault: None)
    room.recorder.record(tmp_path / "take.wav")
    room.speak(tone(0.5))
    room.clock_fails = True
    room.desk.until(lambda: room.ended)
    (take,) = room.ended
    assert take.seconds == pytest.approx(0.5)
    assert take.ending is Ending.FAILED
    assert isinstance(take.error, EngineBroken)
    assert room.recorder.state is State.CLOSED


def test_a_crash_loses_less_than_a_second(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    for _ in range(30):
        room.now += 0.1
        room.speak(tone(0.1))
    # The program dies here: nothing more is written.
    (growing,) = unfinished(tmp_path)
    copy = tmp_path / "after" / growing.name
    copy.parent.mkdir()
    copy.write_bytes(growing.read_bytes())
    assert len(heard(copy)) >= 2.0 * 48_000
    assert len(heard(recover(copy))) >= 2.0 * 48_000


def test_two_seconds_without_a_frame_end_the_take_and_keep_it(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.speak(tone(0.7))
    room.now += WATCHDOG + 0.1
    room.desk.until(lambda: room.ended)
    (take,) = room.ended
    assert take.ending is Ending.FAILED
    assert isinstance(take.error, DeviceGone)
    assert take.seconds == pytest.approx(0.7)
    assert len(heard(take.path)) == take.frames
    assert room.card.inputs[0][0].closed
    assert room.recorder.state is State.CLOSED
    assert not room.failed


def test_a_microphone_that_is_pulled_out_ends_the_take_at_once(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.card.deliver(tone(0.4))
    room.card.unplug()
    room.desk.until(lambda: room.ended)
    assert room.ended[0].seconds == pytest.approx(0.4)


def test_a_microphone_that_goes_while_only_the_level_is_shown_is_reported(room):
    room.recorder.open()
    room.card.unplug()
    room.desk.until(lambda: room.failed)
    assert isinstance(room.failed[0], DeviceGone)


def test_a_microphone_that_goes_before_its_first_frame_leaves_no_file(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.card.unplug()
    room.desk.until(lambda: room.failed)
    assert not room.ended
    assert list(tmp_path.iterdir()) == []


def test_a_take_of_nothing_is_none(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    assert room.recorder.finish() is None
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_zeros_is_noticed(room):
    room.recorder.open()
    for _ in range(3):
        room.now += 1
        room.speak(np.zeros((480, 1), np.int16))
    assert room.recorder.mute
    room.speak(tone(0.1))
    assert not room.recorder.mute


def test_after_the_microphone_came_back_one_can_record_again(room, tmp_path):
    room.recorder.open()
    room.card.unplug()
    room.desk.until(lambda: room.recorder.state is State.CLOSED)
    room.recorder.record(tmp_path / "take.wav")
    room.card.deliver(tone(0.1))
    assert room.recorder.finish().seconds == pytest.approx(0.1)


def test_without_a_microphone_recording_says_so(room, tmp_path):
    room.card.refusal = NoDevice(Message("No microphone."))
    with pytest.raises(NoDevice):
        room.recorder.record(tmp_path / "take.wav")
    assert room.recorder.state is State.CLOSED
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named_before_anything_is_said(room, tmp_path):
    with pytest.raises(SoundNotWritten, match="cannot be written"):
        room.recorder.record(tmp_path / "nowhere" / "take.wav")


def test_a_take_never_replaces_one_that_is_being_written(room, tmp_path):
    (tmp_path / "take.unfinished.wav").write_bytes(b"older")
    with pytest.raises(SoundNotWritten):
        room.recorder.record(tmp_path / "take.wav")
    assert (tmp_path / "take.unfinished.wav").read_bytes() == b"older"


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files is limited by a call of Unix")
def test_a_full_disk_ends_the_take_and_keeps_what_it_took(room, tmp_path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    room.recorder.record(tmp_path / "take.wav")
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        for _ in range(30):
            room.card.deliver(tone(0.1))
            room.settle()
        room.desk.until(lambda: room.ended)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    (take,) = room.ended
    assert isinstance(take.error, SoundNotWritten)
    assert len(heard(take.path)) == take.frames > 80_000


def test_silence_after_speech_ends_the_take(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav", stop_after_silence=1.0)
    quiet = tone(0.5, loud=0.001)
    for sound in (quiet, quiet, quiet, tone(0.5), quiet):
        room.speak(sound)
    room.desk.until(lambda: room.states)
    assert room.states == [State.LISTENING, State.RECORDING], "silence before the first word does not count"
    room.speak(quiet)
    room.speak(quiet)
    room.desk.until(lambda: room.ended)
    assert room.ended[0].ending is Ending.SILENCE
    assert room.recorder.state is State.LISTENING


def test_frames_for_which_there_was_no_room_are_counted(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.disk_is_quick.clear()  # the thread stands still, as on a disk that hangs
    room.card.deliver(tone(5), overflow=True)
    room.disk_is_quick.set()
    take = room.recorder.finish()
    assert take.frames + take.lost_frames == 5 * 48_000
    assert 0.9 * 48_000 < take.lost_frames <= 48_000
    assert room.recorder.interruptions == 500


def test_the_waveform_follows_the_recording(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.speak(tone(1))
    assert room.recorder.waveform.frames == 48_000
    assert room.recorder.elapsed == 1.0
    assert room.recorder.size == 80 + 96_000


def test_the_end_of_the_program_finishes_the_take(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.card.deliver(tone(0.5))
    take = room.recorder.close()
    assert take.seconds == 0.5
    assert room.card.inputs[0][0].closed
    assert not unfinished(tmp_path)


def test_states_are_told_in_their_order(room, tmp_path):
    room.recorder.record(tmp_path / "take.wav")
    room.recorder.pause()
    room.recorder.resume()
    room.recorder.finish()
    room.desk.until(lambda: len(room.states) == 5)
    assert room.states == [State.LISTENING, State.RECORDING, State.PAUSED, State.RECORDING, State.LISTENING]
