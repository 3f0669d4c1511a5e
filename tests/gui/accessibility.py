"""What every window must offer to those who use the keyboard, or hear it instead of seeing it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)


def complaints(root: QWidget) -> list[str]:
    """One line for each control under `root` that has no accessible name or no tooltip."""
    found = []
    for control in controls(root):
        name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        if not name:
            found.append(f"no accessible name: {_described(control)}")
        if not control.toolTip():
            found.append(f"no tooltip: {_described(control)}")
    return found


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything that takes the focus, or is clicked."""
    for widget in (root, *root.findChildren(QWidget)):
        focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if (focusable or isinstance(widget, QAbstractButton)) and not _is_part(widget):
            yield widget


def _is_part(widget: QWidget) -> bool:
    """Qt's own pieces inside a control, such as the list of a combo box, and panes that only scroll."""
    parent = widget.parentWidget()
    popup = widget.window().windowType() == Qt.WindowType.Popup
    inside = (
        popup
        or isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox | QTabBar)
        or (isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget)
    )
    return inside or widget.objectName().startswith("qt_") or type(widget).__name__ == "QScrollArea"


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or '?'}"
