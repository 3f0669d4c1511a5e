"""Clips as files: as they came, joined, or converted, with the pitch that was added here."""

import io
import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from playground.features.speak.saving import RECEIVED, forms, name_for
from playground.storage.file_modes import keep_private
from tests.unit.features.speak.rig import RATE, Story, pcm, tell, wav
from tests.unit.features.speak.test_model import letters
from tests.unit.sound.fake_devices import tone


def ogg() -> bytes:
    file = io.BytesIO()
    soundfile.write(file, tone(0.5, RATE), RATE, "OPUS", format="OGG")
    return file.getvalue()


async def save(told: Story, form: str, name: str) -> Path:
    path = told.folder / name
    told.parts.saving.save(told.clip, path, form, told.track)
    await told.idle()
    return path


def test_as_received_is_what_the_server_sent(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.", response_format="pcm")
        assert [form.id for form in forms(told.clip)] == [RECEIVED, "wav", "flac", "ogg", "mp3"]

        path = await save(told, RECEIVED, "hello.pcm")

        assert path.read_bytes() == pcm()
        assert [str(notice.message) for notice in told.notices] == ["Saved as hello.pcm."]

    tell(tmp_path, [pcm()], story=story)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_saved_clip_can_be_read_by_whoever_may_read_the_users_other_files(tmp_path: Path):
    before = os.umask(0o022)
    keep_private()

    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        for form in (RECEIVED, "flac"):
            path = await save(told, form, "hello")
            assert path.stat().st_mode & 0o777 == 0o644
            path.unlink()

    try:
        tell(tmp_path, [wav()], story=story)
    finally:
        os.umask(before)


@pytest.mark.parametrize("form", ["wav", "flac", "ogg", "mp3"])
def test_a_clip_is_converted_to_other_kinds(tmp_path: Path, form: str):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")

        path = await save(told, form, f"hello.{form}")

        frames, rate = soundfile.read(path, dtype="int16", always_2d=True)
        assert len(frames) / rate == pytest.approx(0.5, abs=0.1)
        if form in ("wav", "flac"):
            assert (frames == tone(0.5, RATE)).all()

    tell(tmp_path, [wav()], story=story)


@pytest.mark.parametrize(
    ("answer", "ids"), [(wav(), [RECEIVED, "flac", "ogg", "mp3"]), (ogg(), [RECEIVED, "wav", "flac", "ogg", "mp3"])]
)
def test_what_came_as_a_kind_is_not_offered_to_be_converted_to_it(tmp_path: Path, answer: bytes, ids: list[str]):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        assert [form.id for form in forms(told.clip)] == ids

    tell(tmp_path, [answer], story=story)


def test_all_parts_are_saved_as_one_file(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak(letters(9000))

        path = await save(told, RECEIVED, "long.wav")

        frames, _ = soundfile.read(path, dtype="int16", always_2d=True)
        assert (frames == np.concatenate([tone(0.5, RATE, pitch) for pitch in (300, 400, 500)])).all()

    tell(tmp_path, [wav(pitch=300)], [wav(pitch=400)], [wav(pitch=500)], story=story)


def test_with_a_pitch_there_is_no_as_received_and_what_is_saved_is_what_is_heard(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.", pitch=12.0)
        assert RECEIVED not in [form.id for form in forms(told.clip, pitch=told.track.pitch)]

        path = await save(told, "wav", "high.wav")

        frames, rate = soundfile.read(path, dtype="float32")
        spectrum = np.abs(np.fft.rfft(frames[rate // 4 : rate // 2]))
        assert round(float(np.argmax(spectrum)) * 4, -1) == 880

    tell(tmp_path, [wav(1.0)], story=story)


def test_what_could_not_be_decoded_is_saved_as_it_came(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        assert told.clip.status == "failed"

        path = await save(told, RECEIVED, "unknown.bin")
        assert path.read_bytes() == b"\x00\x01\x02\x80" * 50

        await save(told, "wav", "unknown.wav")
        assert "no sound" in str(told.notices[-1].message)
        assert not (tmp_path / "unknown.wav").exists()

    tell(tmp_path, [b"\x00\x01\x02\x80" * 50], story=story)


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak("Hello there.")
        await save(told, RECEIVED, "nowhere/hello.wav")
        await save(told, "flac", "nowhere/hello.flac")

        assert [notice.level for notice in told.notices] == ["danger", "danger"]

    tell(tmp_path, [wav()], story=story)


def test_many_clips_get_names_of_their_own(tmp_path: Path):
    async def story(told: Story) -> None:
        folder = tmp_path / "out"
        folder.mkdir()
        await told.speak("Hello there.")
        told.parts.saving.save_all([told.clip, told.clip], folder, RECEIVED)
        await told.idle()

        assert sorted(path.name for path in folder.iterdir()) == ["alloy Hello there 2.wav", "alloy Hello there.wav"]
        assert name_for(told.clip, forms(told.clip)[0]) == "Hello there.wav"

    tell(tmp_path, [wav()], story=story)
