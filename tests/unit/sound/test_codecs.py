"""Files of every kind, told by what is in them, and what is wrong with those that are none."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from playground.sound import codecs, kinds
from playground.sound.errors import SoundError, SoundNotWritten, SoundUnreadable
from playground.sound.overview import fill_waveform, rough_outline
from playground.sound.recording_file import header, recover, unfinished
from playground.sound.sounds import FileSound, GrowingSound, as_floats
from playground.sound.splitting import longest_part, loudness, places_to_cut, split
from tests.unit.sound.fake_devices import tone
from tests.unit.sound.media import write_media

LOSSLESS = [kinds.WAV, kinds.FLAC]
MEDIA = [("m4a", "aac", kinds.MP4), ("aac", "aac", kinds.AAC), ("webm", "libopus", kinds.WEBM)]


def written(path: Path, kind: kinds.Kind, samples=None, rate: int = 48_000) -> Path:
    frames = as_floats(tone(1.0, rate) if samples is None else samples)
    codecs.write(path, kind, [frames], rate)
    return path


@pytest.mark.parametrize("kind", kinds.WRITABLE, ids=lambda kind: kind.name)
def test_what_is_written_is_recognised_without_its_name_and_read_again(tmp_path, kind):
    path = written(tmp_path / "nameless", kind)
    facts = codecs.inspect(path)
    assert (facts.kind, facts.rate, facts.channels) == (kind, 48_000, 1)
    assert facts.seconds == pytest.approx(1.0, abs=0.06)
    assert facts.size == path.stat().st_size
    frames, rate = codecs.decode(path)
    assert rate == 48_000
    assert np.sqrt((frames[9_600:38_400] ** 2).mean()) == pytest.approx(0.354, abs=0.02)


@pytest.mark.parametrize("kind", LOSSLESS, ids=lambda kind: kind.name)
def test_what_loses_nothing_loses_nothing(tmp_path, kind):
    samples = tone(0.7, channels=2)
    frames, _ = codecs.decode(written(tmp_path / "sound", kind, samples))
    assert np.array_equal(frames, as_floats(samples))


@pytest.mark.parametrize(("extension", "codec", "kind"), MEDIA)
def test_what_libsndfile_does_not_read_is_read_by_ffmpeg(tmp_path, extension, codec, kind):
    path = write_media(tmp_path / f"sound.{extension}", codec, tone(1.0))
    assert codecs.kind_of(path) in (kind, kinds.M4A)
    frames, rate = codecs.decode(path)
    assert rate == 48_000
    assert len(frames) == pytest.approx(48_000, rel=0.08)
    assert np.sqrt((frames[9_600:38_400] ** 2).mean()) == pytest.approx(0.354, abs=0.03)


def test_a_film_without_sound_says_so(tmp_path):
    path = write_media(tmp_path / "film.mp4", None, tone(0.1))
    with pytest.raises(SoundUnreadable, match="only a picture"):
        codecs.inspect(path)


@pytest.mark.parametrize("kind", kinds.UPLOADABLE, ids=lambda kind: kind.name)
def test_the_extension_is_one_that_the_api_takes(kind):
    assert kind.extension in (".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".wav", ".webm")
    assert kind.media_type.partition("/")[0] in ("audio", "video")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html>sign in</html>", "web page"),
        (b'{"error": "not found"}', "JSON"),
        (b"Only words, and no sound at all.\n" * 9, "text"),
        ("只有文字".encode() * 2_000, "text"),
        (bytes(range(256)) * 4, "not a kind of sound"),
    ],
)
def test_what_is_no_sound_says_what_it_is(tmp_path, content, words):
    path = tmp_path / "song.mp3"
    path.write_bytes(content)
    with pytest.raises(SoundUnreadable, match=words):
        codecs.inspect(path)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(SoundUnreadable, match="nowhere"):
        codecs.kind_of(tmp_path / "nowhere.wav")


@pytest.mark.parametrize("kind", kinds.WRITABLE, ids=lambda kind: kind.name)
def test_a_broken_file_is_refused_or_read_as_far_as_it_goes(tmp_path, kind):
    noise = np.random.default_rng(1).integers(-9_000, 9_000, (10 * 48_000, 1)).astype(np.int16)
    path = written(tmp_path / "sound", kind, noise)
    whole = path.read_bytes()
    for length in (12, 60, 1_000, len(whole) // 2):
        path.write_bytes(whole[:length])
        try:
            frames, _ = codecs.decode(path)
        except SoundUnreadable:
            continue
        assert 0 < len(frames) <= len(noise)
    assert len(codecs.decode(path)[0]) > 3 * 48_000, "half of it is heard"


def test_a_wav_whose_header_lies_is_refused(tmp_path):
    path = tmp_path / "sound.wav"
    path.write_bytes(b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\0\0" + b"\0" * 60)
    with pytest.raises(SoundUnreadable):
        codecs.inspect(path)


@pytest.mark.parametrize(("kind", "rate"), [(kinds.OPUS, 48_000), (kinds.MP3, 44_100), (kinds.OGG, 44_100)])
def test_a_rate_that_the_kind_does_not_know_is_changed(tmp_path, kind, rate):
    path = written(tmp_path / "sound", kind, tone(0.5, 44_000), 44_000)
    assert codecs.inspect(path).rate == (rate if kind != kinds.OGG else 44_000)


def test_a_file_is_converted_and_shrunk_for_a_model(tmp_path):
    source = written(tmp_path / "sound.wav", kinds.WAV, tone(2.0, channels=2))
    codecs.convert(source, tmp_path / "sound.mp3", kinds.MP3)
    assert codecs.inspect(tmp_path / "sound.mp3").channels == 2
    codecs.shrink(source, tmp_path / "small.ogg", kinds.OPUS)
    facts = codecs.inspect(tmp_path / "small.ogg")
    assert facts.channels == 1
    assert facts.size < source.stat().st_size / 10
    assert facts.seconds == pytest.approx(2.0, abs=0.05)


def test_what_cannot_be_written_leaves_nothing(tmp_path):
    source = written(tmp_path / "sound.wav", kinds.WAV)
    with pytest.raises(SoundNotWritten):
        codecs.convert(source, tmp_path / "nowhere" / "sound.flac", kinds.FLAC)
    (tmp_path / "page").write_bytes(b"<html>")
    with pytest.raises(SoundError):
        codecs.convert(tmp_path / "page", tmp_path / "new.flac", kinds.FLAC)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page", "sound.wav"]


def test_a_growing_sound_is_saved_as_it_is(tmp_path):
    sound = GrowingSound()
    sound.begin(24_000, 1)
    sound.append(tone(3.0, 24_000))
    codecs.save(sound, tmp_path / "clip.flac", kinds.FLAC)
    frames, rate = codecs.decode(tmp_path / "clip.flac")
    assert rate == 24_000
    assert np.array_equal(frames, as_floats(tone(3.0, 24_000)))


def test_a_file_is_played_from_any_place(tmp_path):
    samples = tone(1.0)
    sound = FileSound(written(tmp_path / "sound.flac", kinds.FLAC, samples))
    for start, count in ((0, 100), (40_000, 20_000), (10, 5), (-5, 10), (99_999, 10)):
        expected = as_floats(samples)[max(0, start) : max(0, start + count)]
        assert np.array_equal(sound.read(start, count), expected)
    sound.close()
    assert len(sound.read(0, 100)) == 0


@pytest.mark.parametrize("kind", [kinds.MP3, kinds.OGG, kinds.OPUS], ids=lambda kind: kind.name)
def test_pieces_and_places_of_a_compressed_file_have_no_holes(tmp_path, kind):
    path = written(tmp_path / "sound", kind, tone(4.0))
    sound = FileSound(path)
    in_pieces = np.concatenate([sound.read(start, 1_000) for start in range(0, sound.frames, 1_000)])
    whole, _ = codecs.decode(path)
    assert np.array_equal(in_pieces, whole)
    for start in (100_000, 7_777, 60_001):
        assert np.abs(sound.read(start, 5_000) - whole[start : start + 5_000]).max() < 0.02
    sound.close()
    loudness = np.sqrt((whole[9_600:182_400].reshape(-1, 2_400) ** 2).mean(axis=1))
    assert loudness == pytest.approx(0.354, abs=0.02)


def test_a_long_file_has_a_rough_outline_before_the_true_one(tmp_path):
    quiet, loud = tone(70, 8_000, loud=0.1), tone(70, 8_000, loud=0.9)
    path = written(tmp_path / "long.wav", kinds.WAV, np.concatenate([quiet, loud]), 8_000)
    rough = rough_outline(path, 100)
    assert rough is not None
    assert rough[:49, 1].max() < 4_000
    assert rough[51:, 1].min() > 25_000
    begun = []
    fill_waveform(path, lambda waveform, seconds: begun.append((waveform, seconds)))
    ((waveform, seconds),) = begun
    assert (waveform.frames, seconds) == (140 * 8_000, 140.0)


def test_a_rough_outline_keeps_to_its_time(tmp_path):
    path = written(tmp_path / "long.wav", kinds.WAV, tone(130, 8_000), 8_000)
    times = iter(range(10_000))
    rough = rough_outline(path, 1_000, lambda: next(times))
    assert rough is not None
    assert rough[:, 1].min() > 10_000, "what no probe reached looks like its neighbour"
    assert next(times) == 2


def test_a_short_file_needs_no_rough_outline(tmp_path):
    assert rough_outline(written(tmp_path / "short.wav", kinds.WAV), 100) is None


def test_filling_stops_when_nobody_wants_it(tmp_path):
    begun = []
    fill_waveform(
        written(tmp_path / "sound.wav", kinds.WAV), lambda waveform, seconds: begun.append(waveform), lambda: True
    )
    assert begun[0].frames == 0


def speech(*lengths: float):
    """Words of so many seconds, each followed by 0.6 s of silence."""
    silence = np.zeros((round(0.6 * 16_000), 1), np.int16)
    noise = np.random.default_rng(5)
    words = [noise.integers(-9_000, 9_000, (round(length * 16_000), 1)).astype(np.int16) for length in lengths]
    return np.concatenate([part for word in words for part in (word, silence)])


def test_a_long_sound_is_cut_where_nobody_speaks_and_nothing_is_lost(tmp_path):
    samples = speech(3, 2.2, 3.1, 2, 2.6, 1)
    source = written(tmp_path / "talk.wav", kinds.WAV, samples, 16_000)
    largest = 250_000
    parts = split(source, tmp_path, largest)
    assert len(parts) > 2
    assert all(part.path.stat().st_size <= largest for part in parts)
    together = np.concatenate([codecs.decode(part.path)[0] for part in parts])
    assert np.array_equal(together, as_floats(samples))
    for part in parts[1:]:
        around = samples[round((part.start - 0.1) * 16_000) : round((part.start + 0.1) * 16_000)]
        assert not around.any(), f"a word is cut at {part.start}"
    assert [part.path.name for part in parts[:2]] == ["talk-01.flac", "talk-02.flac"]
    assert parts[1].start == pytest.approx(parts[0].seconds)


def test_without_a_pause_it_is_cut_before_it_is_too_long(tmp_path):
    source = written(tmp_path / "noise.wav", kinds.WAV, speech(30)[: 30 * 16_000], 16_000)
    longest = longest_part(300_000)
    places = [0.0, *places_to_cut(loudness(source), longest), 30.0]
    assert all(0 < end - start <= longest for start, end in pairwise(places))


def test_splitting_stops_when_nobody_wants_it(tmp_path):
    source = written(tmp_path / "talk.wav", kinds.WAV, speech(3, 3, 3), 16_000)
    assert split(source, tmp_path, 100_000, lambda: True) == ()


def test_an_unfinished_recording_is_made_whole(tmp_path):
    samples = tone(0.5, channels=2)
    growing = tmp_path / "take.unfinished.wav"
    growing.write_bytes(header(48_000, 2, 0) + samples.tobytes() + b"\x01\x02\x03")
    assert unfinished(tmp_path) == (growing,)
    path = recover(growing)
    assert path is not None
    assert path == tmp_path / "take.wav"
    assert np.array_equal(codecs.decode(path)[0], as_floats(samples))
    assert unfinished(tmp_path) == ()


@pytest.mark.parametrize("content", [b"", b"RIFF", header(48_000, 1, 0), b"\0" * 200])
def test_an_unfinished_recording_without_a_frame_is_removed(tmp_path, content):
    growing = tmp_path / "take.unfinished.wav"
    growing.write_bytes(content)
    assert recover(growing) is None
    assert list(tmp_path.iterdir()) == []


def test_a_recording_of_more_than_four_gigabytes_stays_readable(tmp_path):
    path = tmp_path / "huge.wav"
    length = 5 * 2**30
    with path.open("wb") as file:
        file.write(header(48_000, 2, length))
        file.truncate(80 + length)  # a file with a hole needs no room
    assert codecs.inspect(path).seconds == length / 4 / 48_000
