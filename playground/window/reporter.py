"""The one place where faults of the program itself end up: in the log, and once in a while in a banner."""

import logging
import sys
import threading
import time
import traceback
from collections import Counter
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from playground.message import Message
from playground.services.notices import Notice, Notices
from playground.services.redaction import redact

log = logging.getLogger("playground.faults")

# A paint method that fails does so at every frame: one banner says it.
SECONDS_BETWEEN_BANNERS = 30.0
NOT_ON_THIS_PLATFORM = "This plugin does not support "
QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reporter(QObject):
    """Takes the hooks of Python, threads, asyncio and Qt. Faults come from any thread; the banner is the window's."""

    _fault = Signal(str)

    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self._notices = notices
        self._last_banner = -SECONDS_BETWEEN_BANNERS
        self._seen: Counter[str] = Counter()
        self._outer = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        # Never at once: a fault comes amid Qt's own work, where the banner's widgets must not be made.
        self._fault.connect(self._on_fault, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt_message)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._outer
        qInstallMessageHandler(None)

    def on_loop_exception(self, loop: object, context: dict[str, Any]) -> None:
        """asyncio's exception handler."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._report(type(error), error, error.__traceback__, str(context.get("message", "")))
        else:
            log.error("%s", redact(str(context.get("message", context))))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._report(kind, error, trace, "")

    def _on_thread_exception(self, fault: threading.ExceptHookArgs) -> None:
        name = fault.thread.name if fault.thread is not None else "?"
        self._report(fault.exc_type, fault.exc_value, fault.exc_traceback, f"in thread {name}")

    def _on_unraisable(self, fault: "sys.UnraisableHookArgs") -> None:
        self._report(fault.exc_type, fault.exc_value, fault.exc_traceback, fault.err_msg or "")

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        # What a platform without a window manager says at every dialog is nobody's fault.
        level = logging.DEBUG if text.startswith(NOT_ON_THIS_PLATFORM) else QT_LEVELS.get(kind, logging.WARNING)
        log.log(level, "Qt: %s", redact(text))

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
        remark: str,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        text = redact("".join(traceback.format_exception(kind, error, trace)) + remark)
        # A painter in a frame that failed would go on holding its widget, and Qt falls over it at the next painting.
        traceback.clear_frames(trace)
        self._seen[text] += 1
        # The same fault again and again fills a disk: it is logged the 1st, 2nd, 4th, 8th … time.
        if self._seen[text] & (self._seen[text] - 1) == 0:
            log.error("Fault, seen %d times\n%s", self._seen[text], text)
        # Counted here and not where it is shown, so that a banner that fails does not call for the next one.
        if time.monotonic() - self._last_banner >= SECONDS_BETWEEN_BANNERS:
            self._last_banner = time.monotonic()
            self._fault.emit(text)

    def _on_fault(self, text: str) -> None:
        self._notices.post(
            Notice("danger", Message("A part of the window failed. You can go on; the log has the details."), text)
        )
