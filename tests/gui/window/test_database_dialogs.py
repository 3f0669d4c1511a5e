"""Help → Check database and Restore backup: what they say, and that going back starts the program again."""

import asyncio
import os

import pytest
from PySide6.QtWidgets import QApplication

from playground.storage.restoring import waiting
from tests.gui.accessibility import complaints
from tests.gui.window.house import live, until
from tests.unit.storage.written import begin, go_on


def shown(name):
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == name
    assert complaints(dialog) == []
    return dialog


def choose(house, name):
    next(line for line in house.frame.lines if line.name == name).do()


def values(dialog):
    return [value.text() for _, value in dialog.facts]


def test_a_sound_database_is_counted_and_backed_up_and_leads_to_its_backups(house):
    restarts = []
    house.frame.restart_requested.connect(lambda: restarts.append(True))

    async def story():
        turn = await begin(house.context.history, "one")
        await go_on(house.context.history, turn)
        choose(house, "check")
        dialog = shown("check_dialog")
        assert dialog.stop.isVisible()
        await until(lambda: "sound" in dialog.verdict.text())
        assert values(dialog)[:2] == ["1", "2"]
        assert values(dialog)[3] == "None yet"
        assert not any(each.isVisible() for each in (dialog.stop, dialog.mend, dialog.faults))
        house.click(dialog.back_up)
        await until(lambda: "sound" in dialog.verdict.text())
        assert values(dialog)[3] != "None yet"
        house.click(dialog.restore)
        await restore()

    async def restore():
        dialog = shown("restore_dialog")
        await until(lambda: dialog.table.rowCount() == 1)
        assert [dialog.table.item(0, column).text() for column in range(1, 4)] == ["Daily", "1", "2"]
        assert not dialog.restore.isEnabled()
        dialog.table.selectRow(0)
        house.click(dialog.restore)
        await until(lambda: restarts)
        assert waiting(house.locations.database).exists()

    live(house, story)
    assert restarts == [True]


def spoil(path):
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(path.stat().st_size // 4))


def test_a_damaged_database_is_rescued_and_what_cannot_be_restored_says_why(house, expect_log, tmp_path):
    expect_log("The database was damaged")
    notices = []
    house.context.notices.posted.connect(notices.append)

    async def story():
        turn = await begin(house.context.history, "one", text="x" * 9_000)
        for _ in range(20):
            turn = await go_on(house.context.history, turn, text="x" * 9_000)
        backup = await house.context.backups.make()
        await house.context.database.look(lambda connection: connection.execute("PRAGMA wal_checkpoint").close())
        await asyncio.to_thread(spoil, house.locations.database)
        choose(house, "check")
        dialog = shown("check_dialog")
        await until(lambda: "damaged" in dialog.verdict.text())
        assert dialog.faults.isVisible()
        assert not dialog.back_up.isEnabled()
        house.click(dialog.mend)
        await until(lambda: "sound" in dialog.verdict.text())
        assert not dialog.mend.isVisible()
        assert "is kept in" in str(notices[0].message)
        await restore(backup)

    async def restore(backup):
        await asyncio.to_thread(spoil, backup)
        choose(house, "restore")
        dialog = shown("restore_dialog")
        await until(lambda: dialog.table.rowCount() == 1)
        dialog._prepare(backup)
        await until(lambda: dialog.trouble.isVisible())
        assert dialog.trouble.text() == "It is damaged, so it cannot be used."
        assert dialog.from_file.isEnabled()
        assert not waiting(house.locations.database).exists()
        house.click(dialog.cancel)

    live(house, story)


def test_looking_can_be_stopped_and_an_empty_list_says_when_the_first_backup_comes(house):
    async def story():
        await house.context.database.open()
        choose(house, "check")
        dialog = shown("check_dialog")
        house.click(dialog.stop)
        assert "Stopped" in dialog.verdict.text()
        await until(lambda: not house.context.jobs.running)
        choose(house, "restore")
        dialog = shown("restore_dialog")
        await until(lambda: "no backup yet" in dialog.state.text())
        house.press("Esc")

    live(house, story)


@pytest.mark.parametrize("action", ["check", "restore"])
def test_they_fit_into_a_small_window(house, action):
    house.window.resize(800, 600)

    async def story():
        choose(house, action)
        dialog = shown(f"{action}_dialog")
        await until(lambda: not house.context.jobs.running)
        assert dialog.width() <= 800
        assert dialog.height() <= 600
        dialog.reject()

    live(house, story)
