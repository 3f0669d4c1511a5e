"""A temporary chat is marked, leaves nothing behind and can be kept."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CANARY = "zebra-7431"


def files_with_it(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_a_temporary_chat_is_marked_goes_when_it_is_left_and_stays_when_it_is_kept(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story(desk: Desk) -> None:
        switch, bar = desk.tab.temporary.switch, desk.tab.temporary.bar
        assert not bar.isVisible()
        desk.click(switch)
        assert bar.isVisible()
        assert not bar.keep_button.isEnabled()
        await desk.send(CANARY)
        await desk.answered()
        assert desk.reply == f"About {CANARY}"
        desk.tab.shutdown()
        await desk.idle()
        await desk.context.settings.flush()
        assert desk.titles == []
        assert files_with_it(tmp_path) == []
        desk.click(switch)
        await desk.idle()
        assert not bar.isVisible()
        assert desk.tab.model.turns == ()
        desk.click(switch)
        await desk.send(CANARY)
        await desk.answered()
        desk.click(bar.keep_button)
        await desk.until(lambda: desk.titles == [CANARY])
        await desk.idle()
        assert not switch.isChecked()
        assert not bar.isVisible()
        assert desk.reply == "Kept"

    with FaultServer(*(once(STREAM_HEAD, delta(text, "stop"), DONE) for text in (f"About {CANARY}", "Kept"))) as server:
        tell(tmp_path, story, base_url=server.base_url)
    assert files_with_it(tmp_path) != []
