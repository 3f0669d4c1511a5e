"""Where examples lie, and how they are read one after the other, however many there are."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from playground.features.files.clinic.finding import Finding, finding_from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

    from playground.features.files.clinic.rules import Kind
    from playground.storage.json_values import JsonObject

Span: TypeAlias = "tuple[int, int] | str"
Report: TypeAlias = "Callable[[float], None]"

LONGEST_LINE: Final = 16 << 20
_BUFFER: Final = 1 << 20
_REPORT_EVERY: Final = 4 << 20
BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of JSON lines. Where it was edited, `spans` are what counts of it, in bytes, and the texts between.

    `padded` is a copy of a file of another format, with empty lines so that each example stands in its own line;
    `noted` is what was wrong with that file.
    """

    path: Path
    kind: Kind | None = None
    spans: tuple[Span, ...] | None = None
    padded: bool = False
    noted: tuple[Finding, ...] = ()

    def to_json(self) -> JsonObject:
        return {
            "path": str(self.path),
            "kind": self.kind,
            "spans": None
            if self.spans is None
            else [each if isinstance(each, str) else list(each) for each in self.spans],
            "padded": self.padded,
            "noted": [each.to_json() for each in self.noted],
        }


def source_from_json(kept: Mapping[str, Any]) -> Source:
    spans = kept["spans"]
    return Source(
        Path(kept["path"]),
        kept["kind"],
        None if spans is None else tuple(each if isinstance(each, str) else (each[0], each[1]) for each in spans),
        kept["padded"],
        tuple(map(finding_from_json, kept["noted"])),
    )


@dataclass(slots=True)
class Lines:
    """The lines of a source with the number and the offset of each. A line that is too long is cut off."""

    source: Source
    report: Report = field(default=lambda _: None)

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        spans = self.source.spans
        if spans is not None and all(isinstance(span, str) for span in spans):
            # Nothing of the file counts, and it need not be there.
            yield from self._parts(io.BytesIO(), spans)
            return
        with self.source.path.open("rb", _BUFFER) as file:
            yield from self._whole(file) if spans is None else self._parts(file, spans)

    def _whole(self, file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
        size = max(1, self.source.path.stat().st_size)
        readline, longest = file.readline, LONGEST_LINE
        offset = told = number = 0
        while line := readline(longest):
            number += 1
            yield number, offset, line
            offset += len(line) if len(line) < longest else len(line) + _skip_rest(file, line)
            if offset - told > _REPORT_EVERY:
                told = offset
                self.report(min(1.0, offset / size))

    def _parts(self, file: IO[bytes], spans: tuple[Span, ...]) -> Iterator[tuple[int, int, bytes]]:
        """Numbered as they would be if they were written."""
        size = max(1, sum(len(each) if isinstance(each, str) else each[1] - each[0] for each in spans))
        number = done = told = 0
        for span in spans:
            for line in [span.encode(errors="replace")] if isinstance(span, str) else _between(file, *span):
                done += len(line)
                if line.isspace():
                    continue
                number += 1
                yield number, 0, line
                if done - told > _REPORT_EVERY:
                    told = done
                    self.report(min(1.0, done / size))


def _between(file: IO[bytes], start: int, stop: int) -> Iterator[bytes]:
    file.seek(start)
    while start < stop and (line := file.readline(min(LONGEST_LINE, stop - start))):
        start += len(line)
        if len(line) == LONGEST_LINE:
            start += _skip_rest(file, line)
        yield line


def _skip_rest(file: IO[bytes], line: bytes) -> int:
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)
        skipped += len(line)
    return skipped
