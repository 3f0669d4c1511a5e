"""Settings: language, colours, prices, components, and where everything is kept."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QWidget

from playground.message import Message
from playground.services.components import Components
from playground.services.context import Context
from playground.services.prices import PriceTable
from playground.widgets import theme
from playground.widgets.buttons import Button
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import languages, tr
from playground.window.component_card import ComponentCard
from playground.window.dialog import Dialog, caption, heading, remark
from playground.window.price_editor import PriceEditor

SYSTEM = "system"


class SettingsDialog(Dialog):
    """Every choice takes effect when it is made; there is nothing to confirm."""

    def __init__(self, context: Context, data: Path, parent: QWidget) -> None:
        super().__init__(tr("Settings"), parent, width=600)
        self.setObjectName("settings_dialog")
        self._context = context
        self._data = data
        self.theme = _choices(
            "theme",
            tr("Theme"),
            tr("Colours of the window"),
            [(SYSTEM, tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))],
            context.settings.get("theme", SYSTEM),
        )
        self.language = _choices(
            "language",
            tr("Language"),
            tr("Language of the window, from the next start on"),
            [(SYSTEM, tr("As the system")), *((language.code, language.name) for language in languages())],
            context.settings.get("language", SYSTEM),
        )
        self.restart = remark(tr("The language changes at the next start."))
        self.restart.hide()
        prices = PriceTable(context.settings)
        self.prices = PriceEditor(prices, self)
        self.finished.connect(lambda _: prices.release())
        self.component = ComponentCard(Components(context.jobs, context.notices, context.connections.restart_demo))
        self.copy = Button(tr("Copy path"), tr("Copy the path of the data folder"))
        self.forget = Button(tr("Forget all keys"), tr("Remove every saved key from this computer"), kind="danger")
        self.confirm = Button(tr("Yes, forget them"), tr("Remove every saved key now"), kind="danger")
        self.confirm.hide()
        self.done_button = Button(tr("Close"), kind="secondary")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for title, box in ((tr("Theme"), self.theme), (tr("Language"), self.language)):
            self.body.addWidget(caption(title))
            self.body.addWidget(box)
        self.body.addWidget(self.restart)
        self.body.addSpacing(16)
        self._add_prices()
        self.body.addSpacing(16)
        self.body.addWidget(heading(tr("Components")))
        self.body.addWidget(self.component)
        self.body.addSpacing(16)
        self._add_data()
        self.body.addSpacing(16)
        self._add_keys()
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.done_button)

    def _add_prices(self) -> None:
        self.body.addWidget(heading(tr("Prices")))
        words = tr("What models cost, in dollars for a million tokens or for a picture. What is empty stays unknown.")
        self.body.addWidget(remark(words))
        self.body.addWidget(self.prices)

    def _add_data(self) -> None:
        self.body.addWidget(heading(tr("Your data")))
        path = QLineEdit(str(self._data), readOnly=True)
        path.setAccessibleName(tr("Data folder"))
        path.setToolTip(tool_tip(str(self._data)))
        path.setCursorPosition(0)
        self.body.addLayout(_row(path, self.copy))
        self.body.addWidget(
            remark(
                tr(
                    "Conversations are kept here, readable by your account alone but not encrypted. "
                    "Delete one in the list on the left of its tab, and it is gone from here too; backups that were "
                    "made before still hold it."
                )
            )
        )

    def _add_keys(self) -> None:
        self.body.addWidget(heading(tr("Keys")))
        self.body.addWidget(
            remark(
                tr(
                    "Keys are kept in the keyring of the system where there is one, else for this session only, "
                    "and never in the data folder."
                )
            )
        )
        self.body.addLayout(_row(self.forget, self.confirm, stretch=True))

    def _connect(self) -> None:
        self.theme.activated.connect(self._on_theme)
        self.language.activated.connect(self._on_language)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(self._data)))
        self.forget.clicked.connect(self._on_forget)
        self.confirm.clicked.connect(self._on_confirm)
        self.done_button.clicked.connect(self.accept)
        self.finished.connect(self.component.close_work)

    def _on_theme(self) -> None:
        choice: theme.Theme = self.theme.currentData()
        self._context.settings.set("theme", choice)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, choice)

    def _on_language(self) -> None:
        self._context.settings.set("language", self.language.currentData())
        self.restart.show()

    def _on_forget(self) -> None:
        self.forget.setEnabled(False)
        self.confirm.show()
        self.confirm.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_confirm(self) -> None:
        self.confirm.setEnabled(False)
        self._context.jobs.start("keys.forget", self._context.secrets.forget_all, label=Message("Forgetting all keys"))


def _choices(name: str, title: str, tip: str, choices: Sequence[tuple[str, str]], current: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setToolTip(tool_tip(tip))
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box


def _row(*widgets: QWidget, stretch: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row
