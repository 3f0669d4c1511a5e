"""Opens the window's dialogs, each at most once. Their modules are loaded when they are first asked for."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.services.context import Context
from playground.storage.locations import Locations
from playground.widgets.numbers import size
from playground.widgets.translation import tr
from playground.window.actions import Line
from playground.window.dialog import Dialog

if TYPE_CHECKING:
    from playground.services.archive import Contribution

D = TypeVar("D", bound=Dialog)


class Dialogs(QObject):
    """Signals:
    restart_requested: the program is to end and to start again.
    """

    restart_requested = Signal()

    def __init__(
        self, context: Context, window: QWidget, *, locations: Locations, contributions: Sequence["Contribution"] = ()
    ) -> None:
        super().__init__(window)
        self._contributions = contributions
        self._context = context
        self._window = window
        self._locations = locations
        self._open: Dialog | None = None

    def show_connections(self, *, at_key: bool = False, base_url: str = "") -> None:
        from playground.window.connection_dialog import ConnectionDialog

        dialog = self._show(ConnectionDialog, lambda: ConnectionDialog(self._context, self._window))
        if at_key:
            dialog.focus_key()
        if base_url:
            dialog.propose(base_url)

    def show_settings(self) -> None:
        from playground.window.settings_dialog import SettingsDialog

        self._show(SettingsDialog, lambda: SettingsDialog(self._context, self._locations.data, self._window))

    def show_diagnostics(self) -> None:
        from playground.window.diagnostics_dialog import DiagnosticsDialog

        self._show(DiagnosticsDialog, lambda: DiagnosticsDialog(self._context, self._locations, self._window))

    def show_check(self) -> None:
        from playground.window.check_dialog import CheckDialog

        def make() -> CheckDialog:
            dialog = CheckDialog(self._context, self._window)
            dialog.restore_requested.connect(self.show_restore)
            return dialog

        self._show(CheckDialog, make)

    def show_restore(self) -> None:
        from playground.window.restore_dialog import RestoreDialog

        def make() -> RestoreDialog:
            dialog = RestoreDialog(self._context, self._window)
            dialog.restart_requested.connect(self.restart_requested)
            return dialog

        self._show(RestoreDialog, make)

    def show_export(self) -> None:
        from playground.window.export_work import ExportWork

        work = ExportWork(self._context, self._contributions, size)
        chooser = QFileDialog(self._window, tr("Export everything"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix("zip")
        chooser.selectFile(f"playground-{date.today().isoformat()}.zip")
        chooser.fileSelected.connect(lambda path: work.export(Path(path)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def show_keys(self, lines: Sequence[Line]) -> None:
        from playground.window.help_dialogs import KeysDialog

        self._show(KeysDialog, lambda: KeysDialog(lines, self._window))

    def show_about(self) -> None:
        from playground.window.help_dialogs import AboutDialog

        self._show(AboutDialog, lambda: AboutDialog(self._window))

    def _show(self, kind: type[D], make: Callable[[], D]) -> D:
        if isinstance(self._open, kind):
            self._open.raise_()
            return self._open
        if self._open is not None:
            self._open.reject()
        dialog = make()
        self._open = dialog
        dialog.finished.connect(lambda: self._on_finished(dialog))
        dialog.open()
        return dialog

    def _on_finished(self, dialog: Dialog) -> None:
        if self._open is dialog:
            self._open = None
