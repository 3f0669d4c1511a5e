"""A download is heard while it arrives, whatever its kind and however it is cut into pieces."""

import io
import struct

import numpy as np
import pytest
import soundfile

from playground.sound import codecs, ffmpeg, kinds
from playground.sound.arriving import ArrivingSound
from playground.sound.errors import SoundLibraryMissing, SoundUnreadable
from playground.sound.sounds import as_floats
from tests.unit.sound.fake_devices import Desk, tone
from tests.unit.sound.media import write_media

SAMPLES = tone(0.5, 24_000)
RAW = SAMPLES.tobytes()


def wav(subtype: str = "PCM_16") -> bytes:
    file = io.BytesIO()
    soundfile.write(file, as_floats(SAMPLES), 24_000, subtype, format="WAV")
    return file.getvalue()


def endless_wav(samples: bytes, length: int = 0xFFFF_FFFF) -> bytes:
    """As a server writes it that does not know the length yet."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 24_000, 48_000, 2, 16)
    return b"RIFF" + struct.pack("<I", length) + b"WAVE" + form + struct.pack("<4sI", b"data", length) + samples


def received(arriving: ArrivingSound, data: bytes, piece: int = 999):
    for start in range(0, len(data), piece):
        arriving.feed(data[start : start + piece])
    arriving.finish()
    Desk().until(lambda: arriving.sound.complete)
    return arriving.sound


@pytest.mark.parametrize("piece", [7, 999, 1_000_000])
def test_bare_samples_are_heard_whatever_the_pieces(piece):
    sound = received(ArrivingSound(24_000), RAW, piece)
    assert (sound.rate, sound.channels, sound.error) == (24_000, 1, None)
    assert np.array_equal(sound.samples, SAMPLES)
    assert sound.waveform.frames == len(SAMPLES)


@pytest.mark.parametrize("piece", [1, 999, 1_000_000])
def test_wav_is_heard_whatever_the_pieces(piece):
    for data in (wav(), endless_wav(RAW), endless_wav(RAW, 0)):
        sound = received(ArrivingSound(), data, piece)
        assert np.array_equal(sound.samples, SAMPLES)


def test_samples_that_look_like_the_beginning_of_a_page_are_heard():
    quiet = np.zeros((1_000, 1), np.int16)
    quiet[0] = ord("<")
    assert np.array_equal(received(ArrivingSound(24_000), quiet.tobytes()).samples, quiet)


def test_what_stands_behind_the_data_of_a_wav_is_not_heard():
    sound = received(ArrivingSound(), endless_wav(RAW, len(RAW)) + b"LIST" + b"\x7f" * 500)
    assert np.array_equal(sound.samples, SAMPLES)


def test_wav_that_holds_floats_is_heard_too():
    assert np.abs(received(ArrivingSound(), wav("FLOAT")).samples - SAMPLES).max() <= 1


def test_another_kind_of_wav_is_heard_when_it_is_whole():
    assert np.abs(received(ArrivingSound(), wav("PCM_24")).samples - SAMPLES).max() <= 1


def test_the_first_samples_are_there_after_the_first_bytes():
    arriving = ArrivingSound(24_000)
    arriving.feed(RAW[:480])
    assert arriving.sound.frames == 240
    arriving = ArrivingSound()
    arriving.feed(endless_wav(RAW)[:524])
    assert arriving.sound.frames == 240


@pytest.mark.parametrize("kind", [kinds.MP3, kinds.OPUS, kinds.FLAC, kinds.OGG], ids=lambda kind: kind.name)
@pytest.mark.skipif(not ffmpeg.available(), reason="the extra “media” is not installed")
def test_compressed_speech_is_heard_before_it_is_whole(tmp_path, kind):
    noise = np.random.default_rng(2).integers(-9_000, 9_000, (20 * 24_000, 1)).astype(np.int16)
    codecs.write(tmp_path / "clip", kind, [as_floats(noise)], 24_000)
    data = (tmp_path / "clip").read_bytes()
    arriving = ArrivingSound()
    arriving.feed(data[: len(data) // 2])
    Desk().until(lambda: arriving.sound.frames > 2 * arriving.sound.rate > 0)
    assert not arriving.sound.complete
    arriving.feed(data[len(data) // 2 :])
    arriving.finish()
    Desk().until(lambda: arriving.sound.complete)
    assert arriving.sound.error is None
    assert arriving.sound.frames == pytest.approx(20 * arriving.sound.rate, rel=0.01)
    assert arriving.kind == kind


@pytest.mark.skipif(not ffmpeg.available(), reason="the extra “media” is not installed")
def test_aac_is_heard(tmp_path):
    data = write_media(tmp_path / "clip.aac", "aac", tone(2.0, 24_000), 24_000).read_bytes()
    sound = received(ArrivingSound(), data)
    assert sound.frames == pytest.approx(2 * sound.rate, rel=0.1)
    assert sound.error is None


@pytest.mark.parametrize("pcm_rate", [None, 24_000])
@pytest.mark.parametrize(
    ("data", "words"),
    [(b"<html><body>bad gateway</body></html>" * 3, "web page"), (b'{"error": {"message": "no"}}' * 4, "JSON")],
)
def test_an_error_page_is_not_heard_as_noise(data, words, pcm_rate):
    sound = received(ArrivingSound(pcm_rate), data)
    assert isinstance(sound.error, SoundUnreadable)
    assert words in str(sound.error)
    assert sound.frames == 0


@pytest.mark.parametrize("data", [b"", b"\xff", b"RIFF\0\0\0\0WAVE", endless_wav(RAW)[:30], b"fLaC" + b"\1" * 90])
def test_what_ends_before_its_first_sample_says_so(data):
    sound = received(ArrivingSound(), data)
    assert isinstance(sound.error, SoundUnreadable)
    assert sound.frames == 0


def test_a_wav_whose_description_is_too_short_is_refused_when_it_ends():
    arriving = ArrivingSound()
    arriving.feed(b"RIFF\x1e\0\0\0WAVEfmt \x02\0\0\0\x01\0data\x04\0\0\0")
    arriving.finish()
    Desk().until(lambda: arriving.sound.complete)
    assert isinstance(arriving.sound.error, SoundUnreadable)


def test_what_arrived_can_be_played_when_the_rest_never_comes():
    arriving = ArrivingSound(24_000)
    arriving.feed(RAW[:4_801])
    arriving.abandon()
    arriving.feed(RAW[4_801:])
    assert arriving.sound.complete
    assert arriving.sound.frames == 2_400


def test_without_ffmpeg_compressed_speech_is_heard_when_it_is_whole(tmp_path):
    codecs.write(tmp_path / "clip", kinds.MP3, [as_floats(SAMPLES)], 24_000)
    sound = received(ArrivingSound(ffmpeg_here=lambda: False), (tmp_path / "clip").read_bytes())
    assert sound.rate == 24_000
    assert sound.frames == pytest.approx(len(SAMPLES), rel=0.2)


def test_without_ffmpeg_aac_says_what_is_missing():
    sound = received(ArrivingSound(ffmpeg_here=lambda: False), b"\xff\xf1\x50\x80" + b"\1" * 200)
    assert isinstance(sound.error, SoundLibraryMissing)
    assert "av" in str(sound.error)
