"""Rows of an Excel sheet as texts."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playground.features.files.clinic.source import Report


def sheet_rows(path: Path, report: Report) -> Iterator[tuple[int, Sequence[str]]]:
    """Those of the sheet that was looked at last, with their numbers. Raises Refused."""
    import openpyxl  # slow to load, and of use for this format only

    try:
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            sheet = book.active or book.worksheets[0]
            most = sheet.max_row or 0
            for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
                cells = [_text(value) for value in values]
                if most and number % 1000 == 0:
                    report(min(1.0, number / most))
                if any(cells):
                    yield number, cells
            book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise Refused(Message("{name} is no sheet that can be read. Save it as xlsx again.", name=path.name)) from error


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)
