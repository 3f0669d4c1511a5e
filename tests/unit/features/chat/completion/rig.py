"""The brain of completions with a real store and real jobs, and a client that answers by a script."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from playground.features.chat.completion.model import CompletionModel
from playground.features.chat.completion.settings import CompletionSettings
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.storage.database import Database
from playground.storage.settings import Settings
from tests.unit.features.chat.rig import ScriptedClient, Server, Step, until

if TYPE_CHECKING:
    from playground.services.context import Context


def piece(text: str, index: int = 0, finish: str | None = None, **more: object) -> dict[str, object]:
    return {"choices": [{"index": index, "text": text, "finish_reason": finish, **more}]}


def chances(*tokens: tuple[str, float, dict[str, float]]) -> dict[str, object]:
    return {
        "tokens": [text for text, _, _ in tokens],
        "token_logprobs": [logprob for _, logprob, _ in tokens],
        "top_logprobs": [others for _, _, others in tokens],
    }


class Writer:
    """A started page without a face, and what its user would notice."""

    def __init__(self, folder: Path, *scripts: Sequence[Step]) -> None:
        self.client = ScriptedClient(*scripts)
        self.server = Server(self.client)
        self.notices: list[Notice] = []
        self.shown: list[str] = []
        notices = Notices()
        notices.posted.connect(self.notices.append)
        self.database = Database(folder / "history.db")
        self.jobs = Jobs(notices)
        self.settings = Settings(folder / "settings.json")
        parts = {"settings": self.settings, "database": self.database, "connections": self.server}
        parts |= {"jobs": self.jobs, "notices": notices}
        self.model = CompletionModel(cast("Context", SimpleNamespace(**parts)))
        self.model.in_view = True
        self.model.text_arrived.connect(lambda _, text: self.shown.append(text))

    async def start(self) -> None:
        await self.database.open()
        self.model.start()
        await self.idle()

    def wish(self, **wishes: Any) -> None:
        self.model.wishes.wish(CompletionSettings(model="test-model", **wishes))

    def write(self, text: str, number: int = 0) -> None:
        self.model.write(number, text)

    async def run(self) -> None:
        self.model.run()
        await self.idle()

    async def again(self) -> None:
        self.model.again()
        await self.idle()

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    @property
    def text(self) -> str:
        return self.model.sheet.texts[0].text

    @property
    def added(self) -> list[str]:
        """What a model wrote of the first text."""
        text = self.model.sheet.texts[0]
        return [text.text[span.start : span.end] for span in text.additions]

    @property
    def sent(self) -> list[dict[str, Any]]:
        return [dict(request.body or {}) for request in self.client.requests]

    async def close(self) -> None:
        await self.jobs.close()
        await self.database.close()
        self.settings.save()


def tell(folder: Path, *scripts: Sequence[Step], story: Callable[[Writer], Awaitable[None]]) -> Writer:
    async def run() -> Writer:
        writer = Writer(folder, *scripts)
        await writer.start()
        try:
            await story(writer)
        finally:
            await writer.close()
        return writer

    return asyncio.run(run())
