"""Checks schemas while they are written, and replies while they are looked at. A thread does it: the library that
checks takes long to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.features.chat.schema_check import Misfit
    from playground.services.context import Context


class Checking:
    """Only the last question of a kind is answered."""

    def __init__(self, context: Context) -> None:
        self.schema_checked: Signal[str, Misfit | None] = Signal()  # the text, and what is wrong with it
        self.reply_checked: Signal[tuple[Misfit, ...]] = Signal()
        self._jobs = context.jobs

    def check_schema(self, text: str, *, strict: bool) -> None:
        self._jobs.start("chat.schema", self._check_schema, text, strict, label=Message("Checking the schema"))

    def check_reply(self, text: str, schema: str) -> None:
        self._jobs.start("chat.misfits", self._check_reply, text, schema, label=Message("Checking the reply"))

    async def _check_schema(self, text: str, strict: bool) -> None:
        # Not before the first paint.
        import asyncio

        from playground.features.chat.schema_check import check_schema

        self.schema_checked.emit(text, await asyncio.to_thread(check_schema, text, strict=strict))

    async def _check_reply(self, text: str, schema: str) -> None:
        import asyncio

        from playground.features.chat.schema_check import check_reply

        self.reply_checked.emit(await asyncio.to_thread(check_reply, text, schema))
