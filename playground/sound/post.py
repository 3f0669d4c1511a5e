"""How a thread of the engine tells its owner something."""

from collections.abc import Callable

Post = Callable[[Callable[[], None]], object]
"""Brings a call to the owner's thread, as `call_soon_threadsafe` of an event loop does."""
