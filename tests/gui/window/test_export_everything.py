"""Help → Export everything: what is in the zip, what never is, and that a failed export leaves nothing."""

import hashlib
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QFileDialog

from playground.features.chat.import_file import pieces
from playground.services.archive import Archive, export_everything
from playground.storage.blobs import Blobs
from playground.tabs import TABS
from tests.gui.window.house import live, until
from tests.unit.storage.written import begin, go_on

KEY = "sk-canary-0123456789abcdef"
CONTRIBUTIONS = [entry.contribute for entry in TABS if entry.contribute is not None]


async def fill(house):
    context = house.context
    turn = await begin(context.history, "Rain: in/the..\\woods", text="How does it rain?")
    await go_on(context.history, turn, "assistant", "From above.")
    await begin(context.history, "Rain: in/the..\\woods", text="Again?")
    await context.history.delete((await begin(context.history, "gone", text="deleted")).conversation_id)
    context.settings.set("connections", [{"name": "mine", "proxy_url": f"http://me:{KEY}@proxy.example"}])
    context.settings.set("keys", {"mine": "https://api.example"})
    Blobs(house.locations.pictures).put(b"a picture", ".png")
    house.locations.takes.mkdir()
    (house.locations.takes / "take.wav").write_bytes(b"a sound")


def contents(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_is_in_one_zip_with_a_list_of_it_and_no_key(house, tmp_path):
    notices = []
    house.context.notices.posted.connect(notices.append)
    house.frame.dialogs._contributions = CONTRIBUTIONS
    target = tmp_path / "out" / "mine.zip"
    target.parent.mkdir()

    async def story():
        await fill(house)
        next(line for line in house.frame.lines if line.name == "export").do()
        (chooser,) = house.window.findChildren(QFileDialog)
        today = QDate.currentDate().toString("yyyy-MM-dd")
        assert [Path(name).name for name in chooser.selectedFiles()] == [f"playground-{today}.zip"]
        chooser.fileSelected.emit(str(target))
        chooser.reject()
        await until(lambda: notices)

    live(house, story)
    files = contents(target)
    manifest = json.loads(files["manifest.json"])
    assert manifest["format"] == "playground.everything"
    assert set(manifest["files"]) == set(files) - {"manifest.json"}
    for name, facts in manifest["files"].items():
        assert facts == {"size": len(files[name]), "sha256": hashlib.sha256(files[name]).hexdigest()}
    pages = [name for name in files if name.startswith("conversations/")]
    assert sorted(pages) == ["conversations/Rain in the.. woods 2.md", "conversations/Rain in the.. woods.md"]
    assert b"From above." in b"".join(files[name] for name in pages)
    assert b"a picture" in files.values()
    assert files["transcribe/files/take.wav"] == b"a sound"
    assert json.loads(files["images/steps.json"]) == []
    assert not any(part in content for content in files.values() for part in (KEY.encode(), b"deleted"))
    assert b"proxy.example" in files["settings.json"]
    assert b"api.example" not in files["settings.json"]
    assert f"{len(manifest['files'])} files" in str(notices[0].message)
    assert len([each.value for each in pieces(target)]) == 2
    assert os.listdir(target.parent) == ["mine.zip"]


def test_what_was_there_stays_where_an_export_fails_or_is_stopped(house, tmp_path):
    target = tmp_path / "mine.zip"
    target.write_bytes(b"an earlier export")

    async def story():
        async def full(_, archive):
            def fill_disk():
                yield b"x" * 100_000
                raise OSError(28, "No space left on device")

            await archive.write_pieces("large", fill_disk())

        with pytest.raises(OSError, match="No space"):
            await export_everything(target, house.context, [full], lambda _: None)
        house.frame.dialogs._contributions = [forever]
        notices = []
        house.context.notices.posted.connect(notices.append)
        next(line for line in house.frame.lines if line.name == "export").do()
        (chooser,) = house.window.findChildren(QFileDialog)
        chooser.fileSelected.emit(str(target))
        chooser.reject()
        await until(lambda: list(tmp_path.glob(".mine.zip.part")))
        house.context.jobs.cancel("export.everything")
        await until(lambda: not house.context.jobs.running)
        assert notices == []

    async def forever(_, archive):
        def pieces():
            while True:
                yield b"x" * 1000

        await archive.write_pieces("endless", pieces())

    live(house, story)
    assert target.read_bytes() == b"an earlier export"
    assert not list(tmp_path.glob(".*part"))


def test_a_place_that_cannot_be_written_is_told(house, tmp_path):
    notices = []
    house.context.notices.posted.connect(notices.append)

    async def story():
        next(line for line in house.frame.lines if line.name == "export").do()
        (chooser,) = house.window.findChildren(QFileDialog)
        chooser.fileSelected.emit(str(tmp_path / "nowhere" / "mine.zip"))
        chooser.reject()
        await until(lambda: notices)

    live(house, story)
    assert "could not be saved: No such file or directory" in str(notices[0].message)


def test_a_name_is_taken_once_and_the_file_is_like_others_of_the_user(house, tmp_path):
    async def story():
        archive = Archive(tmp_path / "names.zip")
        for name in ("a.md", "A.md", "b"):
            await archive.write(name, b"")
        written = await archive.finish()
        assert (written.files, written.size) == (3, 0)
        await archive.close()

    live(house, story)
    assert list(contents(tmp_path / "names.zip"))[:3] == ["a.md", "A 2.md", "b"]
    assert stat.S_IMODE((tmp_path / "names.zip").stat().st_mode) & 0o600 == 0o600
