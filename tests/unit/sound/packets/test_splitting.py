"""Compressed sound comes out whole whatever the pieces, and each packet with its last byte."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from playground.sound import codecs, ffmpeg, kinds
from playground.sound.errors import SoundUnreadable
from playground.sound.packets.mp3 import Mp3, tidied
from playground.sound.packets.splitting import splitter_for
from playground.sound.sounds import as_floats
from tests.unit.sound.fake_devices import tone
from tests.unit.sound.media import write_media

RATE = 24_000
SAMPLES = tone(0.5, RATE)
needs_ffmpeg = pytest.mark.skipif(not ffmpeg.available(), reason="the extra “media” is not installed")


class Download:
    """As it arrives, in pieces of one size."""

    def __init__(self, data: bytes, piece: int) -> None:
        self.taken = 0
        self._data = data
        self._piece = piece

    def read(self, size: int = -1, /) -> bytes:
        start, self.taken = self.taken, self.taken + self._piece
        return self._data[start : self.taken]


@pytest.fixture(scope="module")
def file_of(tmp_path_factory):
    made: dict[kinds.Kind, Path] = {}

    def file(kind: kinds.Kind) -> Path:
        if kind not in made:
            made[kind] = tmp_path_factory.mktemp("sounds") / f"sound{kind.extension}"
            if kind == kinds.AAC:
                write_media(made[kind], "aac", SAMPLES, RATE)
            else:
                codecs.write(made[kind], kind, [as_floats(SAMPLES)], RATE)
        return made[kind]

    return file


def heard(download: Download, kind: kinds.Kind, head: bytes):
    splitter = splitter_for(kind, head)
    assert splitter is not None
    return ffmpeg.MediaStream(download, splitter)


@needs_ffmpeg
@pytest.mark.parametrize("piece", [11, 1_000_000])
@pytest.mark.parametrize("kind", [kinds.MP3, kinds.AAC, kinds.OPUS, kinds.FLAC], ids=lambda kind: kind.name)
def test_what_arrives_is_heard_as_the_file_is(file_of, kind, piece):
    path = file_of(kind)
    with ffmpeg.open_media(path, kind) as media:
        expected = np.concatenate(list(media.blocks()))
    data = path.read_bytes()
    blocks = list(heard(Download(data, piece), kind, data[:64]).blocks())
    found = np.concatenate(blocks)
    assert found.shape == expected.shape
    assert np.abs(found.astype(int) - expected).max() <= 1


@needs_ffmpeg
@pytest.mark.parametrize("kind", [kinds.MP3, kinds.AAC, kinds.OPUS, kinds.FLAC], ids=lambda kind: kind.name)
def test_what_is_broken_in_the_middle_is_left_out(file_of, kind):
    data = bytearray(file_of(kind).read_bytes())
    random = np.random.default_rng(4)
    for _ in range(5):
        data[random.integers(400, len(data))] ^= 0x55
    media = heard(Download(bytes(data), 500), kind, bytes(data[:64]))
    found = sum(map(len, media.blocks()))
    assert found > 0.5 * len(SAMPLES) * media.rate / RATE


@needs_ffmpeg
@pytest.mark.parametrize(
    ("kind", "share"), [(kinds.MP3, 0.45), (kinds.AAC, 0.25), (kinds.OPUS, 0.4), (kinds.FLAC, 0.45)]
)
def test_it_is_heard_after_the_first_packets(file_of, kind, share):
    data = file_of(kind).read_bytes()
    download = Download(data, 20)
    next(heard(download, kind, data[:64]).blocks())
    assert download.taken < share * len(data)


@needs_ffmpeg
@pytest.mark.parametrize("kind", [kinds.MP3, kinds.OPUS], ids=lambda kind: kind.name)
def test_several_files_one_after_another_are_one_sound(file_of, kind):
    data = file_of(kind).read_bytes()
    media = heard(Download(3 * data, 700), kind, data[:64])
    assert sum(map(len, media.blocks())) >= 3 * len(SAMPLES) * media.rate / RATE


@needs_ffmpeg
def test_a_length_that_was_told_wrong_cuts_nothing_off(file_of):
    data = file_of(kinds.MP3).read_bytes()
    frames = b"".join(Mp3().split(data))
    media = heard(Download(data + 2 * frames, 700), kinds.MP3, data[:64])
    assert sum(map(len, media.blocks())) >= 3 * len(SAMPLES)


def test_tags_and_what_is_no_frame_are_left_out_of_an_mp3(file_of):
    data = file_of(kinds.MP3).read_bytes()
    frames = list(Mp3().split(data))
    tag = b"ID3\4\0\0\0\0\1\0" + b"\xff\xfb\x90\0" * 32
    inserted = data.index(frames[3])
    broken = tag + data[:inserted] + b"\xff\xff junk \xff" + data[inserted:] + b"TAG" + b"\0" * 125
    assert list(Mp3().split(broken)) == frames


def test_another_layer_is_left_to_ffmpeg():
    assert splitter_for(kinds.MP3, b"\xff\xfd\x90\0" * 16) is None
    assert splitter_for(kinds.OGG, b"OggS" * 16) is None


def test_a_flac_whose_frames_hold_what_looks_like_a_head_is_cut_at_its_frames(tmp_path):
    noise = np.random.default_rng(5).integers(-32_768, 32_767, (40_000, 1)).astype(np.int16)
    codecs.write(tmp_path / "noise.flac", kinds.FLAC, [as_floats(noise)], RATE)
    data = (tmp_path / "noise.flac").read_bytes()
    splitter = splitter_for(kinds.FLAC, data[:64])
    assert splitter is not None
    frames = [*splitter.split(data), *splitter.rest()]
    assert data.endswith(b"".join(frames))
    numbers = [frame[4] for frame in frames]
    assert all(second == first + 1 for first, second in pairwise(numbers))
    assert len(frames) == -(-40_000 // 4_096)


def test_a_broken_mp3_is_read_without_a_complaint(file_of, tmp_path, capfd):
    data = file_of(kinds.MP3).read_bytes()
    frames = list(Mp3().split(data))
    whole = len(codecs.decode(file_of(kinds.MP3))[0])
    half = data.index(frames[10])
    tag = b"ID3\4\0\0\0\0\0\x0a" + b"0" * 10
    noise = np.random.default_rng(3).bytes(3_000)
    for broken, least in (
        (data[: half + 7], whole // 3),
        (tag + data[:half] + noise + data[half:], 0.9 * whole),
        (data + bytes(5_000), whole),
    ):
        (tmp_path / "broken.mp3").write_bytes(broken)
        assert least <= len(codecs.decode(tmp_path / "broken.mp3")[0]) < 1.2 * whole
    (tmp_path / "broken.mp3").write_bytes(tag + b"\xff\xf3\x84\xc4" + b"hello world " * 100)
    with pytest.raises(SoundUnreadable):
        codecs.decode(tmp_path / "broken.mp3")
    assert capfd.readouterr() == ("", "")
    title = b"ID3\4\0\0\0\0\0\x0dTIT2\0\0\0\3\0\0\3hi"
    for whole_file in (data, title + data, title + data + b"TAG" + bytes(125)):
        assert tidied(whole_file) is whole_file
