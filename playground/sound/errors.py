"""What can go wrong with sound. Each error carries the sentence for the user.

* SoundError
  + SoundLibraryMissing    PortAudio, libsndfile or PyAV is not there
  + DeviceError            the microphone or the loudspeaker
    - NoDevice
    - DeviceDenied
    - DeviceBusy
    - DeviceGone
    - RateRefused
    - DeviceSilent
    - DevicesInUse
  + SoundUnreadable        what should be sound is not, is broken, or is of a kind that nothing here reads
  + SoundNotWritten        the file could not be written
  + EngineBroken           the program itself did something wrong
"""

from playground.message import Message


class SoundError(Exception):
    """The message says what happened and what to do; the details are a library's own words."""

    def __init__(self, message: Message, details: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.details = details


class SoundLibraryMissing(SoundError):
    """A shared library or a package is not installed."""


class DeviceError(SoundError):
    """The microphone or the loudspeaker cannot be used."""


class NoDevice(DeviceError):
    """There is none, or no longer the one that was chosen."""


class DeviceDenied(DeviceError):
    """The operating system does not let this program use it."""


class DeviceBusy(DeviceError):
    """Another program holds it for itself alone."""


class DeviceGone(DeviceError):
    """It ended while it was in use."""


class RateRefused(DeviceError):
    """It takes none of the sample rates that were tried."""


class DeviceSilent(DeviceError):
    """It does not answer."""


class DevicesInUse(DeviceError):
    """The list cannot be read again while a stream runs."""


class SoundUnreadable(SoundError):
    """This cannot be played or heard."""


class SoundNotWritten(SoundError):
    """The disk refused."""


class EngineBroken(SoundError):
    """A fault of our own."""


def engine_broken() -> EngineBroken:
    return EngineBroken(
        Message("A fault in the program stopped the sound. You can begin again; the log has the details.")
    )
