"""A glance at the settings file for the first paint: how dark, how large, where. The settings proper come later."""

import binascii
import json
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication


class Glance(NamedTuple):
    dark: bool
    geometry: bytes


def glance(path: Path, theme: str | None, application: QApplication) -> Glance:
    """What cannot be read is looked into, and reported, when the settings are opened."""
    try:
        settings = json.loads(path.read_bytes())
        geometry = binascii.a2b_base64(settings.get("window.geometry", ""))
        theme = theme or settings.get("theme")
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        geometry = b""
    if theme in ("light", "dark"):
        return Glance(theme == "dark", geometry)
    # Asking Qt for the scheme by its name would load the whole namespace before the first paint.
    return Glance(application.palette().window().color().lightness() < 128, geometry)
