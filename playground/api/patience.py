"""How long we wait for what, in seconds."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Patience:
    """Zero in `first_byte`, `total` or `stalled` means for ever.

    `quiet` without anything new is told to the user; `stalled` ends the stream. `trailer` is granted to counts and
    good-byes once a reply is whole. A pause of more than `gap` between two looks at the clock means that the computer
    slept, and the wait begins anew.
    """

    connect: float = 10.0
    write: float = 60.0
    first_byte: float = 120.0
    total: float = 600.0
    quiet: float = 20.0
    stalled: float = 300.0
    trailer: float = 2.0
    gap: float = 5.0

    @classmethod
    def of(cls, timeout: float) -> "Patience":
        """Who waits long for the first byte is talking to a slow server, and waits long for the rest as well."""
        usual = cls()
        return cls(first_byte=timeout, total=max(usual.total, timeout), stalled=max(usual.stalled, timeout))

    def for_work(self) -> "Patience":
        """For what takes the server long and is paid for: to give it up early would be to lose it."""
        endless = 0.0 in (self.first_byte, self.total)
        return replace(self, first_byte=0.0 if endless else max(self.first_byte, self.total))

    @property
    def look(self) -> float:
        """How often to look at the clock."""
        limits = (self.first_byte, self.total, self.quiet, self.stalled, self.trailer)
        return min(1.0, *(limit / 4 for limit in limits if limit))
