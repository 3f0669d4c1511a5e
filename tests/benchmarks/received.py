"""One reply, read by the client on the program's own event loop and, if wished, shown in a transcript."""

import asyncio
import contextlib
import os
import time
from dataclasses import dataclass, field

os.environ["QT_API"] = "pyside6"

from PySide6.QtWidgets import QApplication

from playground.api.chat import ChatMessage, ChatParameters, complete_chat
from playground.api.chat_reply import ChatChunk
from playground.api.client import build_client
from playground.api.connection import Connection
from playground.loop import EventLoop
from playground.widgets.transcript.content import TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.benchmarks.heartbeat import Heartbeat


@dataclass
class Received:
    """`delays` are in milliseconds from the time that stands in a chunk's text."""

    heart: Heartbeat
    chunks: int = 0
    delays: list[float] = field(default_factory=list)


async def _receive(base_url: str, shown: bool) -> Received:
    view = TranscriptView()
    view.resize(900, 700)
    view.show()
    view.set_turns([TurnContent("reply", "assistant", "", open=True)])
    await asyncio.sleep(0.2)
    run = Received(Heartbeat())

    def on_chunk(chunk: ChatChunk) -> None:
        now = time.monotonic_ns()
        run.chunks += 1
        for choice in chunk.choices:
            if shown:
                view.append_text("reply", choice.text)
            if choice.text.strip().isdigit():
                run.delays.append((now - int(choice.text)) / 1e6)

    client = build_client(Connection(id="bench", name="bench", base_url=base_url), None)
    run.heart.start()
    await complete_chat(client, ChatParameters("bench", (ChatMessage("user", "count"),)), on_chunk)
    view.finish_turn("reply")
    run.heart.stop()
    await client.close()
    view.deleteLater()
    return run


def receive(base_url: str, *, shown: bool = True) -> Received:
    application = QApplication.instance() or QApplication([])
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    with contextlib.closing(loop):
        run: Received = loop.run_until_complete(_receive(base_url, shown))
    return run
