"""Rates, speeds, pitches, levels and outlines: the arithmetic of the engine."""

import numpy as np
import pytest

from playground.sound.effects import shift_pitch
from playground.sound.level import Level, LevelMeter, SilenceWatch, decibels
from playground.sound.resample import Resampler, resampled
from playground.sound.ring import Ring
from playground.sound.sounds import as_floats, as_samples
from playground.sound.stretch import stretched
from playground.sound.waveform import Span, Waveform
from tests.unit.sound.fake_devices import tone

RATES = [(44_100, 48_000), (24_000, 48_000), (48_000, 16_000), (48_000, 44_100), (11_025, 48_000)]


def pitch_of(frames, rate):
    spectrum = np.abs(np.fft.rfft(frames[:, 0] * np.hanning(len(frames))))
    return float(np.argmax(spectrum)) * rate / len(frames)


@pytest.mark.parametrize(("source", "target"), RATES)
def test_another_rate_is_the_same_sound(source, target):
    result = resampled(as_floats(tone(1, source)), source, target)
    expected = as_floats(tone(1, target))
    assert len(result) == len(expected)
    assert np.abs(result - expected)[200:-200].max() < 3e-4


@pytest.mark.parametrize(("source", "target"), RATES)
def test_a_stream_of_any_pieces_gives_the_same_as_the_whole(source, target):
    frames = as_floats(tone(0.5, source, channels=2))
    resampler, cuts = Resampler(source, target, 2), np.random.default_rng(7).integers(0, len(frames), 40)
    pieces = np.split(frames, np.sort(cuts))
    streamed = [resampler.process(piece, last=number == len(pieces) - 1) for number, piece in enumerate(pieces)]
    assert np.array_equal(np.concatenate(streamed), resampled(frames, source, target))


def test_what_the_lower_rate_cannot_carry_is_removed_and_not_folded_down():
    assert np.abs(resampled(as_floats(tone(1, 48_000, pitch=9_000)), 48_000, 16_000)[300:-300]).max() < 1e-3


def test_the_same_rate_changes_nothing():
    frames = as_floats(tone(0.1))
    assert resampled(frames, 48_000, 48_000) is frames


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_speed_changes_the_length_and_not_the_pitch(speed):
    result = stretched(as_floats(tone(1, 24_000)), 24_000, speed)
    assert len(result) == pytest.approx(24_000 / speed, abs=1)
    assert pitch_of(result, 24_000) == pytest.approx(440, abs=2)


def test_the_speed_one_changes_nothing():
    frames = as_floats(tone(1, 24_000))
    assert np.abs(stretched(frames, 24_000, 1.0) - frames).max() < 1e-6


@pytest.mark.parametrize("semitones", [-7, -1, 4, 12])
def test_pitch_changes_and_not_the_length(semitones):
    result = shift_pitch(as_floats(tone(1, 24_000)), 24_000, semitones)
    assert len(result) == 24_000
    assert pitch_of(result, 24_000) == pytest.approx(440 * 2 ** (semitones / 12), rel=0.01)


def test_no_pitch_changes_nothing():
    frames = as_floats(tone(0.1))
    assert shift_pitch(frames, 48_000, 0) is frames


def test_a_peak_is_held_and_clipping_is_remembered():
    meter = LevelMeter()
    assert meter.hear(np.full((480, 1), 32_767, np.int16), 0.0).clipped
    quiet = tone(0.01, loud=0.1)
    level = meter.hear(quiet, 1.0)
    assert (round(level.held, 3), level.clipped) == (1.0, True)
    assert level.peak == pytest.approx(0.1, abs=0.01)
    level = meter.hear(quiet, 3.0)
    assert level.held == level.peak
    assert not level.clipped
    assert meter.hear(np.zeros((0, 1), np.int16), 4.0) is level


def test_the_smallest_number_is_loud_and_not_silent():
    assert LevelMeter().hear(np.full((10, 1), -32_768, np.int16), 0.0).peak == 1.0


def test_decibels_of_silence_are_a_number():
    assert decibels(Level().rms) == -120
    assert decibels(1.0) == 0


def test_silence_counts_only_after_somebody_spoke():
    watch = SilenceWatch(0.5, 48_000)
    quiet = np.zeros((48_000, 1), np.int16)
    assert not watch.hear(quiet)
    assert not watch.hear(tone(0.1))
    assert watch.hear(quiet)


def test_a_ring_gives_back_what_was_written_across_its_edge():
    ring = Ring(10, 1, np.int16)
    numbers = np.arange(25, dtype=np.int16)[:, np.newaxis]
    got = []
    for start in range(0, 25, 7):
        assert ring.write(numbers[start : start + 7]) == len(numbers[start : start + 7])
        got.append(ring.read())
    assert np.array_equal(np.concatenate(got), numbers)


def test_a_full_ring_takes_what_it_can():
    ring = Ring(10, 1, np.int16)
    assert ring.write(np.ones((14, 1), np.int16)) == 10
    assert ring.room == 0
    ring.drop()
    assert ring.available == 0


def test_floats_and_samples_are_each_others_inverse():
    samples = np.array([[-32_768], [-1], [0], [1], [32_767]], np.int16)
    assert np.array_equal(as_samples(as_floats(samples)), samples)
    assert as_samples(np.array([[2.0], [-2.0]], np.float32)).ravel().tolist() == [32_767, -32_768]


@pytest.mark.parametrize("count", [1, 10, 333, 1_600])
def test_each_column_holds_what_its_frames_hold(count):
    samples = np.random.default_rng(3).integers(-20_000, 20_000, (200_000, 2)).astype(np.int16)
    waveform = Waveform(48_000)
    for piece in np.array_split(samples, 37):
        waveform.append(piece)
    columns = waveform.columns(Span(0, 200_000), count)
    edges = np.linspace(0, 200_000, count + 1)
    for (low, high), start, end in zip(columns, edges, edges[1:], strict=False):
        part = samples[int(start) : int(end)]
        whole_blocks = waveform.columns(Span(0, 200_000), 1)[0]
        assert low <= part.min() or int(end) > 199_936  # the last block is not whole yet
        assert high >= part.max() or int(end) > 199_936
        assert whole_blocks[0] <= low <= high <= whole_blocks[1]


def test_outside_of_the_sound_the_outline_is_flat():
    waveform = Waveform(48_000)
    waveform.append(tone(0.1))
    columns = waveform.columns(Span(-4_800, 9_600), 30)
    assert not columns[:9].any()
    assert columns[12:18].any()
    assert not columns[21:].any()


def test_an_empty_waveform_can_be_drawn():
    assert not Waveform(48_000).columns(Span(0, 0), 100).any()
