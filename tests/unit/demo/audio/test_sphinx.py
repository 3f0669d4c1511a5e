"""The recogniser itself: where it cuts, when it stops, and that nothing harms the next one who asks."""

import itertools

import numpy as np

from playground.demo.audio.forms import Upload
from playground.demo.audio.recordings import RATE, read
from playground.demo.audio.sphinx import LONGEST, Chunking, segments
from tests.unit.demo.audio.conftest import SENTENCES, mistakes, spoken


def heard(samples, wanted=lambda: True):
    return list(segments(samples, Chunking(), [], wanted))


def test_a_listener_that_is_not_wanted_from_the_start_hears_nothing_and_is_ready_for_the_next():
    samples = read(Upload("a.wav", spoken()))
    assert heard(samples, lambda: False) == []
    assert mistakes(SENTENCES[4], heard(samples)[0].text) <= 0.3


def test_it_stops_amid_a_sentence():
    asked = itertools.count()
    samples = read(Upload("a.wav", spoken(SENTENCES[1])))
    assert heard(samples, lambda: next(asked) < 5) == []
    assert next(asked) < 10


def test_the_times_count_from_the_start_of_the_recording():
    silence = np.zeros(3 * RATE, np.int16)
    (alone,) = heard(read(Upload("a.wav", spoken())))
    (later,) = heard(np.concatenate((silence, read(Upload("a.wav", spoken())))))
    assert abs(later.start - alone.start - 3) < 0.2
    assert abs(later.end - alone.end - 3) < 0.2


def test_noise_without_a_pause_is_cut_before_it_gets_too_long():
    noise = np.random.default_rng(1).normal(size=LONGEST * 5 // 4) * 4000
    # It must neither fail nor give words outside of the recording.
    for segment in heard(noise.astype(np.int16)):
        assert 0 <= segment.start < segment.end <= LONGEST * 5 / 4 / RATE
