"""A glance at the settings file for the first paint: how dark, how large, where. The settings proper come later."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication


class Glance(NamedTuple):
    dark: bool
    geometry: bytes


def glance(path: Path, theme: str | None, application: QApplication) -> Glance:
    """What cannot be read is looked into, and reported, when the settings are opened."""
    geometry = b""
    if path.exists():
        theme, geometry = _read(path, theme)
    if theme in ("light", "dark"):
        return Glance(theme == "dark", geometry)
    # Asking Qt for the scheme by its name would load the whole namespace before the first paint.
    return Glance(application.palette().window().color().lightness() < 128, geometry)


def _read(path: Path, theme: str | None) -> tuple[str | None, bytes]:
    import binascii
    import json

    try:
        settings = json.loads(path.read_bytes())
        return theme or settings.get("theme"), binascii.a2b_base64(settings.get("window.geometry", ""))
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return theme, b""
