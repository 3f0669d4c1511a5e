"""Help: the keys, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground import __version__
from playground.widgets.buttons import Button
from playground.widgets.translation import tr
from playground.window.actions import Line, native
from playground.window.dialog import Dialog, remark


class KeysDialog(Dialog):
    def __init__(self, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(tr("Keyboard"), parent, width=420)
        self.setObjectName("keys_dialog")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for row, line in enumerate(line for line in lines if line.keys):
            grid.addWidget(_plain(line.text), row, 0)
            grid.addWidget(_plain(native(line.keys), "secondary"), row, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        _add_close(self)


class AboutDialog(Dialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("About Playground"), parent, width=440)
        self.setObjectName("about_dialog")
        self.body.addWidget(_plain(tr("Version {version} · Qt {qt}", version=__version__, qt=qVersion())))
        self.body.addSpacing(8)
        self.body.addWidget(
            remark(
                tr(
                    "A desktop playground for the OpenAI API and every server that speaks it. "
                    "It sends nothing to anyone but the server of the connection you choose."
                )
            )
        )
        self.body.addWidget(remark(tr("MIT licence. Icons: Phosphor, MIT licence. Qt: LGPL.")))
        self.body.addWidget(
            remark(
                tr(
                    "The demo server speaks with espeak-ng, GPL version 3 or later, in a process of its own, and hears "
                    "with CMU Sphinx, BSD. The optional package av holds parts of FFmpeg under the GPL."
                )
            )
        )
        self.body.addStretch(1)
        _add_close(self)


def _add_close(dialog: Dialog) -> None:
    close = Button(tr("Close"))
    close.clicked.connect(dialog.accept)
    dialog.foot.addStretch(1)
    dialog.foot.addWidget(close)


def _plain(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
