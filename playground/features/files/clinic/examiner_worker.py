"""The process that reads, examines and writes training data: large files hold up no window, and Stop ends it."""

from __future__ import annotations

import gc
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from playground.features.files.clinic import exchange
from playground.features.files.clinic.examination import examine
from playground.features.files.clinic.intake import take
from playground.features.files.clinic.source import source_from_json
from playground.features.files.clinic.writing import plan_from_json, preview, write
from playground.message import Message
from playground.services.errors import Refused
from playground.services.kept_messages import message_to_json

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from playground.features.files.clinic.source import Report

    Answer = tuple[dict[str, Any], tuple[array[int], ...]]


def _take(task: dict[str, Any], report: Report) -> Answer:
    return {"taken": take(Path(task["path"]), Path(task["copy"]), report).to_json()}, ()


def _examine(task: dict[str, Any], report: Report) -> Answer:
    examined = examine(source_from_json(task["source"]), report)
    return {"examined": examined.to_json()}, (examined.starts, examined.lines)


def _write(task: dict[str, Any], report: Report) -> Answer:
    written = write(source_from_json(task["source"]), plan_from_json(task["plan"]), report)
    return {"counts": written.counts, "left_out": written.left_out}, ()


def _preview(task: dict[str, Any], report: Report) -> Answer:
    changes = preview(source_from_json(task["source"]), task["repairs"])
    return {"changes": [[each.line, each.before, each.after] for each in changes]}, ()


TASKS: dict[str, Callable[[dict[str, Any], Report], Answer]] = {
    "take": _take,
    "examine": _examine,
    "write": _write,
    "preview": _preview,
}


def perform(task: dict[str, Any], report: Report) -> Answer:
    try:
        return TASKS[task["task"]](task, report)
    except Refused as refused:
        return {"failure": message_to_json(refused.message)}, ()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return {"failure": message_to_json(Message("The computer refused: {reason}.", reason=reason))}, ()
    except MemoryError:
        return {"failure": message_to_json(Message("This computer has not enough memory for that."))}, ()


def serve(inbox: SimpleQueue[dict[str, Any]], out: IO[bytes]) -> None:
    while True:
        answer, arrays = perform(inbox.get(), lambda share: exchange.write(out, {"progress": share}))
        exchange.write(out, answer, arrays)


def listen(inbox: SimpleQueue[dict[str, Any]]) -> None:
    while (message := exchange.read(sys.stdin.buffer)) is not None:
        inbox.put(message[0])
    # The window is gone, however it went: what is being done is for nobody.
    os._exit(0)


def main() -> None:
    gc.disable()  # nothing here refers to itself, and a million lines would be searched for it
    if hasattr(os, "nice"):
        os.nice(10)  # the window comes first
    # What a library prints must not come between the messages.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    inbox: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=listen, args=(inbox,), daemon=True).start()
    serve(inbox, out)


if __name__ == "__main__":
    main()
