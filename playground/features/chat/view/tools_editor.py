"""The window in which tools are described: as forms, or all of them as JSON."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QMenu, QStackedLayout, QVBoxLayout, QWidget

from playground.features.chat import checks
from playground.features.chat.tool_forms import EXAMPLES, Tool, ToolExample, fresh_name, text_of, tools_of
from playground.features.chat.view.json_editor import JsonEditor
from playground.features.chat.view.tool_form import ToolForm
from playground.widgets.buttons import Button, PrimaryButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, remark

_FORM, _JSON = "form", "json"
_LIST_WIDTH: Final = 176
_LEAST_HEIGHT: Final = 340


class ToolsEditor(Dialog):
    """The text is what counts; forms are shown of it and write it anew.

    Signals:
        written: the tools as JSON, and by their names the results that are put in for their calls.
    """

    written = Signal(str, dict)

    def __init__(self, text: str, results: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(tr("Tools"), parent, width=760)
        self.setObjectName("tools_editor")
        self._tools: list[Tool] = []
        self._results: list[str] = []
        self._known = dict(results)
        self.ways = SegmentedSwitch(
            tr("How tools are shown"),
            (
                (_FORM, tr("Forms"), tr("One tool after the other, without JSON")),
                (_JSON, tr("JSON"), tr("All tools as they are sent")),
            ),
        )
        self.list = QListWidget()
        self.form = ToolForm()
        self.json = JsonEditor(tr("Tools as JSON"), tr("The list of tools as it is sent"))
        self.fault = QLabel()
        self.add = Button(tr("Add"), tr("Add a tool, empty or as an example"), icon_name="plus")
        self.remove = Button(tr("Remove"), tr("Remove the tool that is chosen"))
        self.save = PrimaryButton(tr("Use tools"), tr("Offer these tools to the model"))
        self._arrange()
        self._connect()
        self.json.set_text(text)
        if not self._read():
            self.ways.set_value(_JSON)
            self._pages.setCurrentIndex(1)
        self._check()

    def additions(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Empty tool")).triggered.connect(lambda: self._put(Tool("new_tool"), ""))
        menu.addSeparator()
        for example in EXAMPLES:
            menu.addAction(tr(example.title)).triggered.connect(lambda *_, chosen=example: self._take(chosen))
        return menu

    def _take(self, example: ToolExample) -> None:
        self._put(example.tool, example.result)

    def _put(self, tool: Tool, result: str) -> None:
        name = fresh_name(tool.name, self._tools)
        self._tools.append(Tool(name, tool.description, tool.parameters))
        self._results.append(result)
        self._write()
        self._list(len(self._tools) - 1)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _on_remove(self) -> None:
        place = self.list.currentRow()
        if place >= 0:
            del self._tools[place], self._results[place]
            self._write()
            self._list(min(place, len(self._tools) - 1))

    def _on_form_edited(self) -> None:
        place = self.list.currentRow()
        if place < 0:
            return
        self._tools[place], self._results[place] = self.form.tool(), self.form.preset_result()
        item = self.list.item(place)
        item.setText(self._tools[place].name or tr("No name"))
        self._write()

    def _on_chosen(self, place: int) -> None:
        self.remove.setEnabled(place >= 0)
        self.form.setVisible(place >= 0)
        self._empty.setVisible(place < 0)
        if place >= 0:
            self.form.set_tool(self._tools[place], self._results[place])

    def _on_way(self, way: str) -> None:
        if way == _FORM and not self._read():
            self.ways.set_value(_JSON)
            return
        self._pages.setCurrentIndex(1 if way == _JSON else 0)
        self._check()

    def _read(self) -> bool:
        """The forms from the text; whether that was possible."""
        tools = checks.readable(tools_of, self.json.text())
        if tools is None and self.json.text().strip():
            return False
        self._keep_results()
        self._tools = list(tools or ())
        self._results = [self._known.get(tool.name, "") for tool in self._tools]
        self._list(0 if self._tools else -1)
        return True

    def _write(self) -> None:
        """The text from the forms."""
        self.json.set_text(text_of(self._tools))
        self._check()

    def _keep_results(self) -> None:
        self._known |= {tool.name: result for tool, result in zip(self._tools, self._results, strict=True)}

    def _list(self, place: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([tool.name for tool in self._tools])
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._on_chosen(place)

    def _check(self) -> None:
        fault = checks.fault_of(checks.tools, self.json.text())
        self.fault.setText("" if fault is None else tr(fault))
        self.save.setEnabled(fault is None)
        self.ways.set_available(
            _FORM,
            "" if fault is None or self.ways.value() == _FORM else tr("Mend the JSON first: {fault}", fault=fault),
        )

    def _on_accepted(self) -> None:
        self._keep_results()
        text = self.json.text()
        names = [checks.name_of(entry) for entry in checks.readable(checks.tools, text) or ()]
        results = {name: self._known[name] for name in names if self._known.get(name)}
        self.written.emit(text if names else "", results)

    def _connect(self) -> None:
        self.ways.changed.connect(self._on_way)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.form.edited.connect(self._on_form_edited)
        self.json.edited.connect(self._check)
        self.add.clicked.connect(lambda: self.additions().popup(self.add.mapToGlobal(self.add.rect().bottomLeft())))
        self.remove.clicked.connect(self._on_remove)
        self.save.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)

    def _arrange(self) -> None:
        self.list.setObjectName("tool_list")
        self.list.setAccessibleName(tr("Tools"))
        self.list.setToolTip(tool_tip(tr("Choose the tool to describe")))
        self.list.setProperty("framed", True)
        self.json.setObjectName("tools_text")
        self.fault.setProperty("role", "fault")
        self.fault.setObjectName("tools_fault")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self._empty = remark(tr("No tools yet. Add one: the model can then ask for it, and you give the answer."))
        forms, whole = QWidget(), QWidget()
        self._arrange_forms(forms)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.json)
        self._pages = QStackedLayout()
        self._pages.addWidget(forms)
        self._pages.addWidget(whole)
        self.json.setMinimumHeight(_LEAST_HEIGHT)
        self.body.addWidget(self.ways)
        self.body.addSpacing(4)
        self.body.addLayout(self._pages, 1)
        self.body.addWidget(self.fault)
        cancel = Button(tr("Cancel"), tr("Leave the tools as they were"))
        cancel.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.save)

    def _arrange_forms(self, page: QWidget) -> None:
        self.list.setFixedWidth(_LIST_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(buttons)  # on top, where no small window hides them
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self._empty)
        right.addWidget(self.form)
        right.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
