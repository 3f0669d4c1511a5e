"""The refusal where the packages for speech are missing: the server works without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playground.demo.errors import ApiError

COMMAND = 'pip install "playground[demo-speech]"'


@contextmanager
def needed(what: str) -> Iterator[None]:
    """Around the import of a package: says in one line how to get it when it, or its library, is not there."""
    try:
        yield
    except (ImportError, OSError) as error:
        message = f"The demo server cannot {what} yet, because a package is missing. To get it: {COMMAND}"
        raise ApiError(501, message, code="not_installed", kind="server_error") from error
