"""Clicks on what is drawn in a transcript, where there are no widgets to be found."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from playground.tour.driver import Driver
from playground.widgets.transcript.body import TargetKind
from playground.widgets.transcript.transcript_view import TranscriptView


def place_of(view: TranscriptView, kind: TargetKind, value: str = "") -> QPoint | None:
    """The middle of the lowest target of this kind and value that is in sight; any value where none is given."""
    for row in reversed(view.visible_rows()):
        for target in view.prepare(row).targets():
            point = view.global_rect(row, target).center()
            if target.kind == kind and target.value.startswith(value) and view.viewport().rect().contains(point):
                return point
    return None


async def click(driver: Driver, view: TranscriptView, kind: TargetKind, value: str = "") -> None:
    await driver.until(lambda: place_of(view, kind, value) is not None, f"The {value or kind} of a reply")
    viewport: QWidget = view.viewport()
    await driver.click(viewport, at=place_of(view, kind, value))
