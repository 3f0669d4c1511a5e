"""Which microphone or loudspeaker was chosen, over restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.sound.backend import Device


def kept_name(device: Device | None) -> str:
    """Numbers change from one start to the next. Empty for the default one."""
    return "" if device is None else f"{device.system}: {device.name}"


def find(devices: Iterable[Device], name: str) -> Device | None:
    """None, which stands for the default one, also while it is not connected."""
    return next((device for device in devices if kept_name(device) == name), None)


def position(devices: Sequence[Device], device: Device | None) -> int:
    """-1 for the default one, and for one that is not among them."""
    return next((number for number, each in enumerate(devices) if each == device), -1)
