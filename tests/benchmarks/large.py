"""What large and odd input costs where somebody waits for it: read, shortened, pasted, offered and shown."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QWidget

from playground.api.abridged import abridged
from playground.api.observer import EventsArrived, ExchangeStart
from playground.api.request import ApiRequest
from playground.api.sse import EventDecoder, ServerSentEvent
from playground.features.transcribe.view.text.lines import lines_of
from playground.features.transcribe.view.text.transcript_text import TranscriptText
from playground.services.exchanges import Exchanges
from playground.widgets.model_picker import ModelEntry, ModelPicker
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.transcript.content import Role, TurnContent
from playground.widgets.transcript.highlight import LEXERS
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.benchmarks.rows import Row, percentile, row
from tests.gui.features.transcribe.test_transcript_text import an_hour
from tests.gui.widgets.transcript.test_hostile_text import MONSTERS

SHOWN: Final = 256 * 1024


def milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def bring_up(window: QWidget) -> None:
    """Before it is exposed, nothing of it is painted."""
    window.show()
    handle = window.windowHandle()
    while not handle.isExposed():
        QApplication.processEvents()


def reading_rows() -> list[Row]:
    picture = "iVBORw0KGgo" + "A" * 1_900_000
    reply = json.dumps({"data": [{"b64_json": picture}] * 16}).encode()
    quotes = json.dumps(["", {"a": '"'}] * 500_000).encode()
    texts = (reply, quotes, b"x" * 30_000_000, b'"' * 5_000_000)
    shortening = max(min(milliseconds(partial(abridged, text, SHOWN)) for _ in range(3)) for text in texts)
    exchanges = Exchanges()
    request = ApiRequest("POST", "chat/completions", {"model": "m"})
    number = exchanges.exchange_started(ExchangeStart(request, "https://h/v1", (), "{}", 2, 1))
    four = (ServerSentEvent("message", "x" * 250),) * 4
    arrivals = [EventsArrived(index, four, 1000, first_token=True) for index in range(5_000)]

    def record() -> None:
        for each in arrivals:
            exchanges.exchange_changed(number, each)

    def decode() -> None:
        decoder = EventDecoder()
        decoder.feed(b"data: ")
        for _ in range(8_000):
            decoder.feed(b"x" * 1000)
        decoder.feed(b"\n\n")

    return [
        row("a reply of 30 MB shortened for the inspector", shortening, "ms", 30),
        row("20 000 events kept for the inspector", min(milliseconds(record) for _ in range(3)), "ms", 40),
        row("an event of 8 MB in pieces of 1 kB", min(milliseconds(decode) for _ in range(3)), "ms", 100),
    ]


def field_rows() -> list[Row]:
    editor = PromptEditor()
    bring_up(editor)
    pasting = []
    for text in ("a" * 5_000_000, "word " * 1_000_000, "line\n" * 100_000, "short\n" + "b" * 20_001):
        data = QMimeData()
        data.setText(text)
        pasting.append(milliseconds(partial(editor.insertFromMimeData, data)))
    editor.close()
    picker = ModelPicker()
    entries = [ModelEntry(f"vendor-{number % 50}/model-{number}") for number in range(5000)]

    def offer() -> None:
        picker.set_models(entries)
        picker.show_all()
        picker.completer().setCompletionPrefix("99")

    offering = milliseconds(offer)
    picker.close()
    return [
        row("a paste of 5 MB offered as a file", max(pasting), "ms", 300),
        row("5 000 names of models offered and searched", offering, "ms", 300),
    ]


def transcript_rows() -> list[Row]:
    view = TranscriptText()
    view.resize(640, 400)
    bring_up(view)
    content = an_hour()
    view.set_lines(lines_of(content), content.text)
    while view.verticalScrollBar().maximum() < 20_000:
        QApplication.processEvents()

    def scroll(step: int) -> None:
        view.verticalScrollBar().setValue(step * 200)
        view.viewport().repaint()

    scrolling = [milliseconds(partial(scroll, step)) for step in range(100)]
    view.close()
    return [row("a transcript of 1 h scrolled: frame median", percentile(scrolling, 0.5), "ms", 16)]


def slowest_tick(view: TranscriptView, text: str) -> float:
    """While it arrives, when it is there, and when it is opened again."""

    def tick() -> None:
        view.flush()
        view.viewport().repaint()

    def open_again(role: Role) -> None:
        view.set_turns([TurnContent("1", role, text)])
        view.viewport().repaint()

    view.set_turns([TurnContent("1", "assistant", "", open=True)])
    piece = max(1_000, len(text) // 20)
    ticks = []
    for at in range(0, len(text), piece):
        view.append_text("1", text[at : at + piece])
        ticks.append(milliseconds(tick))
    view.finish_turn("1")
    ticks += [milliseconds(tick) for _ in range(3)]
    roles: tuple[Role, ...] = ("assistant", "user")
    for role in roles:
        ticks += [milliseconds(partial(open_again, role)), milliseconds(tick)]
    return max(ticks)


def hostile_rows() -> list[Row]:
    LEXERS.load("python")
    view = TranscriptView()
    view.resize(800, 600)
    bring_up(view)
    rows = [
        row(f"{name} in the chat: slowest tick", slowest_tick(view, text), "ms", 300) for name, text in MONSTERS.items()
    ]
    view.close()
    return rows


def main() -> None:
    application = QApplication(sys.argv[:1])
    rows = reading_rows() + field_rows() + transcript_rows() + hostile_rows()
    application.quit()
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
