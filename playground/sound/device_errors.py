"""PortAudio's complaints in the user's words, with what to do on this operating system."""

import sys
from collections.abc import Mapping

from playground.message import Message
from playground.sound.errors import (
    DeviceBusy,
    DeviceDenied,
    DeviceError,
    DeviceGone,
    DeviceSilent,
    NoDevice,
    RateRefused,
    SoundLibraryMissing,
)

# PortAudio's error codes, which never change.
_NO_DEVICE = (-1, -9996, -9978, -9979)
_UNAVAILABLE = -9985
_RATE = -9997
_FORMAT = (-9998, -9994)
_TIMED_OUT = -9987
# What the layers below say in their own words.
_DENIED = ("permission denied", "access denied", "access is denied", "e_accessdenied", "0x80070005", "not permitted")
_BUSY = ("busy", "in use", "exclusive", "audclnt_e_device_in_use", "-2004287478")
_GONE = ("no such device", "device_invalidated", "-2004287484", "disconnected", "unplugged")

_LIBRARY = {
    "linux": Message(
        "The sound library PortAudio is not installed. On Debian and Ubuntu “sudo apt install libportaudio2” brings "
        "it, elsewhere the package is called portaudio. Then start the program again."
    ),
}
_LIBRARY_ELSEWHERE = Message(
    "The sound library PortAudio, a part of the package sounddevice, does not load. “pip install --force-reinstall "
    "sounddevice” in the program's environment repairs it. Then start the program again."
)
_MICROPHONE_DENIED = {
    "darwin": Message(
        "macOS does not let this program hear the microphone. Allow it under System Settings, Privacy & Security, "
        "Microphone, and start the program again."
    ),
    "win32": Message(
        "Windows does not let this program hear the microphone. Allow it under Settings, Privacy & security, "
        "Microphone, “Let desktop apps access your microphone”."
    ),
}
_DENIED_ELSEWHERE = Message(
    "This system does not let the program use the sound device. On Linux the user must belong to the group “audio”, "
    "and in a sandbox access to sound must be allowed."
)
_BUSY_ON_WINDOWS = Message(
    "Another program holds this device for itself alone. Close it, or switch off “Allow applications to take exclusive "
    "control” in the device's advanced properties."
)
_BUSY_ELSEWHERE = Message("Another program holds this device for itself alone. Close it, or choose another device.")
_NO_INPUT = Message("No microphone was found. Connect one and refresh the list. Sound files can still be opened.")
_NO_OUTPUT = Message("No loudspeaker was found. Connect one and refresh the list. Sounds can still be saved.")


def library_missing(details: str, system: str = sys.platform) -> SoundLibraryMissing:
    return SoundLibraryMissing(_LIBRARY.get(system, _LIBRARY_ELSEWHERE), details)


def no_device(*, microphone: bool, details: str = "") -> NoDevice:
    return NoDevice(_NO_INPUT if microphone else _NO_OUTPUT, details)


def microphone_gone(*, kept: bool) -> DeviceGone:
    if kept:
        return DeviceGone(Message("The microphone stopped delivering sound. What was recorded until then is kept."))
    return DeviceGone(Message("The microphone stopped delivering sound. Reconnect it, or choose another one."))


def loudspeaker_gone() -> DeviceGone:
    return DeviceGone(Message("The loudspeaker has gone. Choose another one and press Play to go on from here."))


def loudspeaker_stuck() -> DeviceSilent:
    return DeviceSilent(
        Message("The loudspeaker takes no sound any more. Choose another one, or press Play to try it again.")
    )


def muted(system: str = sys.platform) -> Message:
    """What may be the reason when nothing but zeros arrives."""
    if system == "darwin":
        return Message(
            "The microphone delivers pure silence. macOS does that when it does not let this program hear: look under "
            "System Settings, Privacy & Security, Microphone."
        )
    return Message(
        "The microphone delivers pure silence. It may be muted, by its own switch or in the system's settings."
    )


def device_silent(details: str = "") -> DeviceSilent:
    return DeviceSilent(
        Message("The sound system does not answer. Reconnect the device, or start the program again."), details
    )


def explain(code: int, text: str, *, microphone: bool, system: str = sys.platform) -> DeviceError:
    """From PortAudio's code and its words, or those of the layer below it."""
    words = text.lower()
    if any(part in words for part in _DENIED):
        sentences: Mapping[str, Message] = _MICROPHONE_DENIED if microphone else {}
        return DeviceDenied(sentences.get(system, _DENIED_ELSEWHERE), text)
    if any(part in words for part in _BUSY):
        return DeviceBusy(_BUSY_ON_WINDOWS if system == "win32" else _BUSY_ELSEWHERE, text)
    if any(part in words for part in _GONE) or code in _NO_DEVICE:
        return no_device(microphone=microphone, details=text)
    return _by_code(code, text, microphone=microphone, system=system)


def _by_code(code: int, text: str, *, microphone: bool, system: str) -> DeviceError:
    if code == _UNAVAILABLE:
        return DeviceBusy(_BUSY_ON_WINDOWS if system == "win32" else _BUSY_ELSEWHERE, text)
    if code == _RATE:
        return RateRefused(
            Message("This device takes none of the usual sample rates. Choose another one, or another entry for it."),
            text,
        )
    if code == _TIMED_OUT:
        return device_silent(text)
    if code in _FORMAT:
        return DeviceError(Message("This device does not take 16-bit sound. Choose another one."), text)
    if microphone:
        return DeviceError(
            Message("The microphone could not be opened. Choose another one, or reconnect it and refresh the list."),
            text,
        )
    return DeviceError(
        Message("The loudspeaker could not be opened. Choose another one, or reconnect it and refresh the list."), text
    )
