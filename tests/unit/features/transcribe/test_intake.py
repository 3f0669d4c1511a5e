"""Files that are opened: what is taken, what is refused and why, and what is sent of large ones."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from playground.features.transcribe.packing import LARGEST, Packing, choices, pack
from playground.features.transcribe.settings import TranscribeSettings
from playground.features.transcribe.stitching import Span
from playground.sound.codecs import convert
from playground.sound.kinds import FLAC, MP3, OPUS, Kind
from tests.unit.features.transcribe.rig import HEARD, Story, tell, until, write_wav
from tests.unit.sound.fake_devices import tone
from tests.unit.sound.media import write_media

WHOLE = TranscribeSettings(model="whisper-test", stream=False)


def noise(seconds: float, rate: int = 48_000) -> np.ndarray:
    """It does not become smaller."""
    return np.random.default_rng(1).integers(-20_000, 20_000, (round(seconds * rate), 2)).astype(np.int16)


@pytest.mark.parametrize("kind", [MP3, FLAC, OPUS])
def test_a_file_is_sent_under_a_true_name_whatever_it_was_called(tmp_path: Path, kind: Kind):
    named = tmp_path / "voice.bin"

    async def story(told: Story) -> None:
        convert(write_wav(tmp_path / "a.wav", tone(1.0)), named, kind)
        told.model.wish(WHOLE)
        await told.open(named)
        await told.transcribe()
        (file,) = [part for part in told.client.requests[0].parts if part.name == "file"]
        assert (file.filename, file.media_type) == (f"voice{kind.extension}", kind.media_type)
        assert file.value == named.read_bytes()
        named.unlink()
        assert told.model.take is not None
        assert told.takes.path(told.model.take) is not None

    tell(tmp_path, HEARD, story=story)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"Dear diary, " * 100, "text"),
        (b"<!doctype html><html><body>Sign in</body></html>", "web page"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "broken"),
    ],
)
def test_what_is_no_sound_is_refused_in_words_and_nothing_is_kept(tmp_path: Path, content: bytes, words: str):
    (tmp_path / "voice.mp3").write_bytes(content)

    async def story(told: Story) -> None:
        await told.open(tmp_path / "voice.mp3")
        assert [words in str(notice.message) for notice in told.notices] == [True]
        assert told.model.take is None
        assert not list((tmp_path / "takes").glob("*"))

    tell(tmp_path, story=story)


def test_folders_missing_files_and_other_computers_are_refused(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.open(tmp_path)
        await told.open(tmp_path / "missing.wav")
        for address in ("http://test/a.wav", "file://elsewhere/a.wav"):
            told.parts.intake.open_addresses([address])
            await told.idle()
        assert [str(notice.message).split(".")[0] for notice in told.notices] == [
            f"{tmp_path.name} is a folder",
            "missing",
            "Only files of this computer can be dropped here",
            "a",
        ]

    tell(tmp_path, story=story)


def test_dropped_files_become_takes(tmp_path: Path):
    async def story(told: Story) -> None:
        paths = [write_wav(tmp_path / f"{name} x.wav", tone(0.5)) for name in "ab"]
        told.parts.intake.open_addresses([path.as_uri() for path in paths])
        await told.idle()
        assert [each.title for each in await told.takes.takes()] == ["b x", "a x"]
        assert told.model.take is not None
        assert told.model.take.title == "b x"

    tell(tmp_path, story=story)


def test_a_take_of_26_megabytes_is_sent_smaller_and_stays_as_it_is(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.wish(WHOLE)
        await told.open(write_wav(tmp_path / "long.wav", np.repeat(tone(36), 8, axis=1)))
        look = told.model.appearance
        assert look.oversize is not None
        assert [each for each, _ in look.oversize.choices] == [Packing.FLAC, Packing.OPUS, Packing.SPLIT]
        assert look.packing is Packing.FLAC
        assert look.why_not is None
        told.model.set_packing(Packing.OPUS)
        await told.transcribe()
        (file,) = [part for part in told.client.requests[0].parts if part.name == "file"]
        assert (file.filename, file.media_type) == ("long.ogg", "audio/ogg")
        assert isinstance(file.value, bytes)
        assert len(file.value) < LARGEST
        assert told.model.take is not None
        assert told.model.take.size > LARGEST

    tell(tmp_path, HEARD, story=story)


def test_only_what_fits_is_offered():
    assert choices(60, 1_000_000) == tuple(Packing)
    assert choices(3_000, 600_000_000) == (Packing.OPUS, Packing.SPLIT)
    assert choices(30_000, 3_000_000_000) == (Packing.SPLIT,)


def test_parts_are_whole_and_know_where_they_lie(tmp_path: Path):
    path = write_wav(tmp_path / "noise.wav", noise(20))
    parcels = pack(path, path, Packing.SPLIT, None, "talk", largest=300_000)
    assert len(parcels) > 1
    assert all(len(parcel.upload.data) <= 300_000 for parcel in parcels)
    assert [parcel.upload.filename for parcel in parcels][:2] == ["talk 1.flac", "talk 2.flac"]
    assert parcels[0].span.start == 0
    assert abs(parcels[-1].span.end - 20) < 0.05
    assert all(one.span.end == pytest.approx(other.span.start) for one, other in pairwise(parcels))

    inside = pack(path, path, Packing.AS_IT_IS, Span(2.0, 19.0), "talk", largest=300_000)
    assert (inside[0].span.start, round(inside[-1].span.end)) == (2.0, 19)


def test_what_only_ffmpeg_reads_is_sent_as_it_is_and_can_be_played_and_cut(tmp_path: Path):
    source = write_media(tmp_path / "talk.m4a", "aac", tone(2.0))

    async def story(told: Story) -> None:
        told.model.wish(WHOLE)
        await told.open(source)
        assert told.parts.playing.seconds == pytest.approx(2.0, abs=0.1)
        await told.transcribe()
        told.model.select_span(Span(0.5, 1.5))
        await told.transcribe()
        files = [part for request in told.client.requests for part in request.parts if part.name == "file"]
        assert [(file.filename, file.media_type) for file in files] == [
            ("talk.m4a", "audio/mp4"),
            ("talk.flac", "audio/flac"),
        ]
        assert files[0].value == source.read_bytes()

    tell(tmp_path, HEARD, HEARD, story=story)


def test_of_a_kind_that_no_server_takes_the_sound_is_sent_as_flac(tmp_path: Path):
    source = write_media(tmp_path / "talk.avi", "pcm_s16le", tone(1.0))

    async def story(told: Story) -> None:
        told.model.wish(WHOLE)
        await told.open(source)
        await told.transcribe()
        (file,) = [part for part in told.client.requests[0].parts if part.name == "file"]
        assert (file.filename, file.media_type) == ("talk.flac", "audio/flac")

    tell(tmp_path, HEARD, story=story)


def test_a_film_without_sound_is_refused(tmp_path: Path):
    source = write_media(tmp_path / "mute.mp4", None, None)

    async def story(told: Story) -> None:
        await told.open(source)
        assert [str(notice.message).startswith("mute.mp4: ") for notice in told.notices] == [True]
        assert told.model.take is None

    tell(tmp_path, story=story)


def test_a_file_whose_opening_is_stopped_leaves_nothing_behind(tmp_path: Path):
    long = tmp_path / "long.aiff"
    soundfile.write(long, noise(60.0), 48_000, format="AIFF")

    async def story(told: Story) -> None:
        told.parts.intake.open_files([long])
        await until(lambda: any((tmp_path / "takes").glob("*.part")))
        (job,) = [job for job in told.jobs.running if job.name.startswith("transcribe.import")]
        told.jobs.cancel(job.name)
        await told.idle()
        await until(lambda: not list((tmp_path / "takes").iterdir()))
        assert told.model.take is None

    tell(tmp_path, story=story)
