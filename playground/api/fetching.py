"""A reply of any size and kind that is handed over as it comes and kept nowhere: a file on its way to the disk."""

from collections.abc import Callable
from typing import TypeAlias

from playground.api.attempt import Attempt
from playground.api.inflate import Inflater
from playground.api.observer import Observer
from playground.api.outgoing import Outgoing
from playground.api.reception import Body
from playground.api.request import ApiRequest
from playground.api.watch import Watch

# Returns whether that was enough.
OnPiece: TypeAlias = Callable[[bytes], bool]


class FetchAttempt(Attempt[int | None]):
    def __init__(
        self,
        request: ApiRequest,
        outgoing: Outgoing,
        number: int,
        *,
        observer: Observer,
        watch: Watch,
        on_piece: OnPiece,
    ) -> None:
        super().__init__(request, outgoing, number, observer=observer, watch=watch)
        self._on_piece = on_piece
        self._inflater: Inflater | None = None
        self._delivered = False

    @property
    def delivered(self) -> bool:
        return self._delivered

    def _open(self) -> None:
        if self._status >= 400:
            self._body = Body(self._headers, is_error=True)
        else:
            self._inflater = Inflater(self._headers.get("content-encoding", ""))

    async def _take(self, data: bytes) -> bool:
        if self._inflater is None:
            return await super()._take(data)
        self._watch.progress()
        return any(self._deliver(piece) for piece in self._inflater.feed(data))

    async def _result(self) -> int | None:
        announced = self._headers.get("content-length", "")
        return int(announced) if announced.isdecimal() and "content-encoding" not in self._headers else None

    def _deliver(self, data: bytes) -> bool:
        self._delivered = True
        return self._on_piece(data)
