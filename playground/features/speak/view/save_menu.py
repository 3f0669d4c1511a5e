"""The kinds of file that a clip can be saved as."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.features.speak.saving import Form
from playground.widgets.translation import tr


class SaveMenu(QMenu):
    """Asks what there is when it opens. The first is the best.

    Signals:
        chosen: a `Form`.
    """

    chosen = Signal(object)

    def __init__(self, forms: Callable[[], Sequence[Form]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("save_menu")
        self.setAccessibleName(tr("Save as"))
        self._forms = forms
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for form in self._forms():
            self._add(form)

    def _add(self, form: Form) -> None:
        action = self.addAction(tr(form.label), lambda: self.chosen.emit(form))
        action.setObjectName(f"save_{form.id}")
