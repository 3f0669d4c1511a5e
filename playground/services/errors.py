"""What can go wrong in the services and the features themselves."""

from playground.message import Message


class DemoServerFailed(Exception):
    """The demo server could not be started, or died again soon after. The text says what was seen."""


class Refused(Exception):
    """Something that the user gave cannot be used, or not in this way. The message says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
