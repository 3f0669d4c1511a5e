"""What can go wrong in the services themselves."""


class DemoServerFailed(Exception):
    """The demo server could not be started, or died again soon after. The text says what was seen."""
