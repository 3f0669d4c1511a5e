"""What Qt knows about this computer, for the doctor."""

from collections.abc import Mapping

import PySide6
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication


def qt_facts() -> Mapping[str, object]:
    return {
        "qt": qVersion(),
        "pyside": PySide6.__version__,
        "platform": QGuiApplication.platformName(),
        "locale": QLocale.system().name(),
        "screens": [
            {
                "name": screen.name(),
                "width": screen.size().width(),
                "height": screen.size().height(),
                "scale": screen.devicePixelRatio(),
            }
            for screen in QGuiApplication.screens()
        ],
    }
