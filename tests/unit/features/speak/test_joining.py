"""Several files of one kind as one, without another encoding."""

import io

import numpy as np
import pytest
import soundfile

from playground.features.speak.joining import joined
from playground.sound.backend import Samples
from tests.unit.features.speak.rig import RATE, pcm, wav
from tests.unit.sound.fake_devices import tone


def read(data: bytes) -> tuple[Samples, int]:
    frames, rate = soundfile.read(io.BytesIO(data), dtype="int16", always_2d=True)
    return frames, rate


def mp3(seconds: float, *, constant: bool = True) -> bytes:
    target = io.BytesIO()
    mode = "CONSTANT" if constant else "VARIABLE"
    with soundfile.SoundFile(
        target, "w", RATE, 1, "MPEG_LAYER_III", format="MP3", bitrate_mode=mode, compression_level=0.5
    ) as file:
        file.write(tone(seconds, RATE))
    return target.getvalue()


def test_a_streamed_wav_gets_its_true_length():
    data = joined([wav(0.5)], "audio/wav")
    assert data is not None
    assert data[40:44] == (RATE).to_bytes(4, "little")
    assert (read(data)[0] == tone(0.5, RATE)).all()


def test_several_wavs_become_one_sample_by_sample():
    data = joined([wav(0.5), wav(0.25, 880)], "audio/wav")
    assert data is not None
    frames, rate = read(data)
    assert rate == RATE
    assert (frames == np.concatenate([tone(0.5, RATE), tone(0.25, RATE, 880)])).all()


def test_wavs_of_different_rates_are_not_put_together():
    other = wav(0.5).replace(RATE.to_bytes(4, "little"), (48_000).to_bytes(4, "little"), 1)
    assert joined([wav(0.5), other], "audio/wav") is None


def test_what_only_says_that_it_is_a_wav_comes_out_as_it_came():
    assert joined([b"RIFF and no more"], "audio/wav") == b"RIFF and no more"


@pytest.mark.parametrize("constant", [True, False])
def test_mp3s_are_put_together_and_the_whole_tells_its_whole_length(constant: bool):
    one, two = mp3(1.0, constant=constant), mp3(2.0, constant=constant)
    tagged = b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10 + two + b"TAG" + b"\0" * 125

    data = joined([one, tagged], "audio/mpeg")

    assert data is not None
    assert b"TAG" not in data
    assert len(read(data)[0]) / RATE == pytest.approx(3.0, abs=0.2)


def test_a_single_one_is_left_as_it_came():
    data = mp3(0.5)
    assert joined([data], "audio/mpeg") is data


def test_bare_samples_follow_each_other_and_ogg_does_not_go():
    assert joined([pcm(0.1), pcm(0.2)], "audio/pcm") == pcm(0.1) + pcm(0.2)
    assert joined([b"OggS", b"OggS"], "audio/ogg") is None
