"""The real program goes back to a backup: it ends, starts again by itself and shows what was."""

import json
import os
import subprocess
import sys
from pathlib import Path

# Run by the program twice: first it chooses the backup in the dialog, then it has started again.
SCRIPT = """
import asyncio, json, os, sys
from pathlib import Path
from playground import app

async def until(condition):
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.02)

async def choose(frame):
    context = frame._context
    from playground.storage.history import NewTurn
    await context.history.add_turns(None, None, NewTurn("user", "x"), title="before")
    await context.backups.make()
    await context.history.add_turns(None, None, NewTurn("user", "x"), title="after")
    frame.dialogs.show_restore()
    dialog = frame.dialogs._open
    await until(dialog.table.rowCount)
    dialog.table.selectRow(0)
    dialog.restore.click()
    await asyncio.Event().wait()

async def look(frame):
    titles = [each.title for each in await frame._context.history.conversations()]
    said = [row.text.text() for row in frame.notice_bar.rows]
    print(json.dumps({"pid": os.getpid(), "titles": titles, "said": said}), flush=True)

folder = Path(sys.argv[1])
sys.exit(app.perform(app.Options(data_dir=folder), look if (folder / "history.db.restore").exists() else choose))
"""


def test_the_program_starts_again_by_itself_with_the_backup_that_was_chosen(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as program:
        out, err = program.communicate(timeout=60)
    assert program.returncode == 0, err
    seen = json.loads(out)
    assert seen["titles"] == ["before"]
    assert any("before-restore" in each for each in seen["said"])
    assert len(list((tmp_path / "backups").glob("before-restore-*.db"))) == 1
