"""What a window holds at a moment; whoever does the same again and again must not let it grow."""

import asyncio
import gc
import os
from dataclasses import asdict, dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Holdings:
    tasks: int
    files: int
    objects: int

    def grown_since(self, earlier: "Holdings") -> dict[str, int]:
        """What has become more, and by how much."""
        before = asdict(earlier)
        return {name: now - before[name] for name, now in asdict(self).items() if now > before[name]}


def holdings() -> Holdings:
    """Tasks of the running loop, open files and sockets, and Qt's objects, without those that are as good as gone."""
    for _ in range(2):  # what a window held can be collected once the window itself is gone
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application = QCoreApplication.instance()
    assert application is not None
    roots: list[QObject] = [application, *QApplication.topLevelWidgets()]
    objects = {shiboken6.getCppPointer(each)[0] for root in roots for each in (root, *root.findChildren(QObject))}
    return Holdings(len(asyncio.all_tasks()), len(os.listdir("/proc/self/fd")), len(objects))
