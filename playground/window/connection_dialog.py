"""Connections: the list, the form, and the test that says in one sentence what is wrong."""

import secrets as random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from playground.api.connection import PRESETS, Connection, Preset
from playground.api.probe import Diagnosis
from playground.message import Message
from playground.services.connection_list import BUILT_IN
from playground.services.context import Context
from playground.services.notices import explain
from playground.widgets.buttons import Button, LinkButton, PrimaryButton
from playground.widgets.numbers import count, seconds
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.connection_draft import Checked, Draft, check, draft_from, draft_of
from playground.window.connection_form import ConnectionForm
from playground.window.connection_question import LeaveQuestion
from playground.window.connection_words import name_of
from playground.window.connection_work import ConnectionWork
from playground.window.dialog import Dialog

LIST_WIDTH = 200
LIST_HEIGHT = 336
KEY_BADGES = {
    "environment": Message("The key comes from the environment and is never saved."),
    "keyring": Message("A key is saved in the keyring of the system."),
    "session": Message("A key is there for this session only; it is not saved."),
    "none": Message("No key is saved for this connection."),
}


class ConnectionDialog(Dialog):
    """Nothing is saved before "Save and use", and no change is let go without a question."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Connections"), parent, width=760)
        self.setObjectName("connection_dialog")
        self._connections = context.connections
        self._work = ConnectionWork(context)
        self._new: Draft | None = None
        self._better_base_url = ""
        self._listed: list[str] = []
        self._row = -1
        self.list = QListWidget()
        self.form = ConnectionForm()
        self.question = LeaveQuestion()
        self.outcome = QLabel()
        self.take = LinkButton(tr("Use this address"))
        self.add = Button(tr("Add"), tr("Add a connection"), icon_name="plus")
        self.remove = Button(tr("Remove"), tr("Remove this connection and forget its key"))
        self.test = Button(tr("Test connection"), tr("Ask the server for its models"))
        self.cancel = Button(tr("Close"), tr("Close without saving"))
        self.save = PrimaryButton(tr("Save and use"), tr("Save this connection and send requests to it"))
        self._prepare()
        self._arrange()
        self._connect()
        self._fill_list(self._connections.current.id)

    def propose(self, base_url: str) -> None:
        """The address that a test or an error found to work."""
        self.form.set_base_url(base_url)
        self._on_edited()

    def focus_key(self) -> None:
        self.form.key.setFocus(Qt.FocusReason.TabFocusReason)

    def _prepare(self) -> None:
        for name, widget in (
            ("connection_list", self.list),
            ("test_connection", self.test),
            ("test_result", self.outcome),
            ("save_connection", self.save),
            ("add_connection", self.add),
            ("take_address", self.take),
        ):
            widget.setObjectName(name)
        self.list.setAccessibleName(tr("Connections"))
        self.list.setToolTip(tool_tip(tr("Every connection there is")))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.setProperty("framed", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for widget in (self.outcome, self.take):
            widget.hide()
        self._make_add()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list)
        left.addLayout(buttons)
        # A long form scrolls; what adds a connection is not to be looked for at its end.
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.form, 1)
        right.addWidget(self.outcome)
        right.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self.foot.addWidget(self.question, 1)
        self.foot.addWidget(self.test)
        self.foot.addStretch()
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.save)

    def _make_add(self) -> None:
        menu = QMenu(self.add)
        for preset in (*PRESETS[1:], Preset("custom", tr("Other server"), "", False, PRESETS[0].hint)):
            menu.addAction(preset.name).triggered.connect(
                lambda checked=False, preset=preset: self._leave(partial(self._on_add, preset))
            )
        menu.setObjectName("preset_menu")
        # Not as the button's own menu: the button would wait for it in a loop of its own.
        self.add.clicked.connect(lambda: menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft())))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row_chosen)
        self.question.asking_changed.connect(self._on_asking)
        self.form.edited.connect(self._on_edited)
        self.test.clicked.connect(self._on_test)
        self.take.clicked.connect(self._on_take)
        self.remove.clicked.connect(self._on_remove)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        self._work.tested.connect(self._on_tested)
        self._work.test_failed.connect(self._on_test_failed)
        self._work.test_stopped.connect(self._on_test_stopped)
        self._work.saved.connect(self.accept)
        self._connections.changed.connect(self._on_connections_changed)
        self.finished.connect(self._on_finished)

    def _fill_list(self, shown: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for connection in self._connections.entries:
            self._add_row(name_of(connection), connection.id)
        self._listed = [connection.id for connection in self._connections.entries]
        rows = list(self._listed)
        if self._new is not None:
            self._add_row(self._new.name, self._new.id)
            rows.append(self._new.id)
        self.list.setCurrentRow(rows.index(shown) if shown in rows else 0)
        self.list.blockSignals(False)
        self._on_row()

    def _add_row(self, name: str, connection_id: str) -> None:
        item = QListWidgetItem(one_line(name))
        item.setData(Qt.ItemDataRole.UserRole, connection_id)
        item.setToolTip(tool_tip(name))
        self.list.addItem(item)

    def _shown_id(self) -> str:
        return str(self.list.model().index(self._row, 0).data(Qt.ItemDataRole.UserRole) or "")

    def _saved(self) -> Connection | None:
        shown = self._shown_id()
        return next((connection for connection in self._connections.entries if connection.id == shown), None)

    def _on_row_chosen(self, row: int) -> None:
        self._leave(partial(self._take_row, row))

    def _take_row(self, row: int) -> None:
        self._show_row(row)
        self._on_row()

    def _show_row(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _leave(self, then: Callable[[], None]) -> None:
        """Does it at once, or when the user has let the changes go."""
        if self._shown_id() in BUILT_IN or not self.form.is_changed():
            then()
            return
        name = self.form.draft().name.strip() or tr("Other server")
        self.question.ask(tr("The changes to “{name}” are not saved.", name=one_line(name)), then)

    def _on_asking(self, asking: bool) -> None:
        for button in (self.test, self.cancel, self.save):
            button.setVisible(not asking)
        if not asking:
            self._show_row(self._row)

    def reject(self) -> None:
        if not self.question.asking:
            self._leave(super().reject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.question.asking:
            self.question.withdraw()
        else:
            super().keyPressEvent(event)

    def _on_row(self) -> None:
        self._row = self.list.currentRow()
        self.question.withdraw()
        saved = self._saved()
        draft = draft_of(saved) if saved is not None else self._new
        if draft is None:
            return
        self._forget_test()
        self.form.show_draft(draft)
        preset = next((preset for preset in PRESETS if preset.id == draft.preset), None)
        # Always a line, so that the fields stay where they are from one connection to the next.
        self.form.show_hint(tr("Any server that speaks the OpenAI API.") if preset is None else tr(preset.hint))
        built_in = saved is not None and saved.id in BUILT_IN
        self.form.set_editable(not built_in)
        self.remove.setEnabled(not built_in)
        self.form.show_key_badge(self._badge(saved))
        self._refresh(problems=False)

    def _badge(self, saved: Connection | None) -> str:
        if saved is None or saved.preset == "demo":
            return ""
        return tr(KEY_BADGES[self._connections.key_status(saved)])

    def _on_edited(self) -> None:
        self.question.withdraw()
        self._forget_test()
        self._refresh(problems=True)

    def _checked(self) -> Checked:
        saved = self._saved()
        has_key = saved is not None and self._connections.key_status(saved) in ("keyring", "session")
        return check(self.form.draft(), saved, has_key=has_key)

    def _refresh(self, *, problems: bool) -> None:
        checked = self._checked()
        built_in = self._shown_id() in BUILT_IN
        self.form.show_guess(checked.guessed)
        self.form.show_problems(checked.problems if problems and not built_in else {})
        moved = checked.connection is not None and checked.moves_key
        self.form.ask_to_keep_key(checked.connection.host if moved and checked.connection else "")
        usable = built_in or checked.connection is not None
        self.save.setEnabled(usable)
        self.test.setEnabled(usable)
        self.save.setText(tr("Use") if built_in else tr("Save and use"))

    def _on_add(self, preset: Preset) -> None:
        draft = draft_from(preset, id=random.token_hex(4))
        self._new = draft if preset.base_url else replace(draft, name=tr("Other server"))
        self._fill_list(self._new.id)
        (self.form.key if preset.needs_key else self.form.base_url).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_remove(self) -> None:
        saved = self._saved()
        self._new = None
        if saved is None:
            self._fill_list(self._connections.current.id)
        else:
            self._connections.remove(saved.id)

    def _on_connections_changed(self) -> None:
        shown = self._shown_id()
        if [connection.id for connection in self._connections.entries] != self._listed:
            self._fill_list(shown)
        else:
            self.form.show_key_badge(self._badge(self._saved()))

    def _on_test(self) -> None:
        saved = self._saved()
        built_in = saved is not None and saved.id in BUILT_IN
        checked = self._checked()
        connection = saved if built_in else checked.connection
        if connection is None:
            return
        self._show_result(tr("Asking {host}…", host=connection.host or name_of(connection)))
        self.test.setEnabled(False)
        self._work.test(connection, checked.key, checked.header_secrets)

    def _on_tested(self, diagnosis: Diagnosis) -> None:
        self.test.setEnabled(True)
        self._better_base_url = diagnosis.better_base_url or ""
        self.take.setVisible(bool(self._better_base_url))
        self.take.setText(tr("Use {url}", url=one_line(self._better_base_url)))
        if diagnosis.ok:
            time = seconds(diagnosis.milliseconds / 1000)
            one, many = Message("1 model in {time}."), Message("{count} models in {time}.")
            found = tr(one if diagnosis.models == 1 else many, count=count(diagnosis.models), time=time)
            self._show_result(f"{diagnosis.url}\n{found}", "success", keep_offer=True)
        elif diagnosis.error is not None:
            self._show_result(f"{diagnosis.url}\n{_sentence(diagnosis.error)}", "danger", keep_offer=True)

    def _on_test_failed(self, error: BaseException) -> None:
        self.test.setEnabled(True)
        self._show_result(_sentence(error), "danger")

    def _on_test_stopped(self) -> None:
        self.test.setEnabled(True)
        self._show_result(tr("The test was stopped."))

    def _forget_test(self) -> None:
        """What is in the form now is not what was tested."""
        self._work.stop_test()
        self._better_base_url = ""
        self._show_result("")

    def _show_result(self, text: str, role: str = "secondary", *, keep_offer: bool = False) -> None:
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        self.outcome.setProperty("role", role)
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        if not keep_offer:
            self.take.hide()
        if text:
            self.show_widget(self.outcome)

    def _on_take(self) -> None:
        self.form.set_base_url(self._better_base_url)
        self._on_edited()
        self._on_test()

    def _on_save(self) -> None:
        if self._shown_id() in BUILT_IN:
            self._work.use(self._shown_id())
            return
        checked = self._checked()
        if checked.connection is not None:
            keep_key = checked.moves_key and self.form.draft().keep_key
            self._work.save_and_use(checked.connection, checked.key, checked.header_secrets, keep_key=keep_key)

    def _on_finished(self) -> None:
        self._work.close()
        self._work.tested.disconnect(self._on_tested)
        self._work.test_failed.disconnect(self._on_test_failed)
        self._work.test_stopped.disconnect(self._on_test_stopped)
        self._work.saved.disconnect(self.accept)
        self._connections.changed.disconnect(self._on_connections_changed)


def _sentence(error: BaseException) -> str:
    explanation = explain(error, named=False)
    return tr(Message("{title} {advice}", title=explanation.title, advice=explanation.advice))
