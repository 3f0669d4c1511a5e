"""One look at every line of a file: what is wrong, where, and what is in it."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from playground.features.files.clinic.finding import Finding, excerpt_at, finding_from_json
from playground.features.files.clinic.json_line import decoded, scan
from playground.features.files.clinic.rules import LEAST_EXAMPLES, Judged, Kind, findings_of, judged, kind_of
from playground.features.files.clinic.source import BOM, LONGEST_LINE, Lines, Source
from playground.features.files.clinic.statistics import Statistics, Tally, statistics_from_json
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.features.files.clinic.finding import Severity
    from playground.features.files.clinic.source import Report
    from playground.storage.json_values import JsonObject

MOST_FINDINGS: Final = 100
DUPLICATE: Final = "duplicates"
_BLOCK: Final = 1 << 17  # examples compared at once


@dataclass(frozen=True, slots=True)
class Examined:
    """`findings` are the first ones, `counts` says of how many lines each rule is broken; `repairs` how many lines each
    repair would change. `starts` and `lines` say where in the file each example begins and in which line it stands."""

    statistics: Statistics = field(default_factory=Statistics)
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    errors: int = 0
    repairs: Mapping[str, int] = field(default_factory=dict)
    starts: array[int] = field(default_factory=lambda: array("Q"))
    lines: array[int] = field(default_factory=lambda: array("I"))

    def to_json(self) -> JsonObject:
        return {
            "statistics": self.statistics.to_json(),
            "findings": [each.to_json() for each in self.findings],
            "counts": self.counts,
            "errors": self.errors,
            "repairs": self.repairs,
        }


def examined_from_json(kept: Mapping[str, Any], starts: array[int], lines: array[int]) -> Examined:
    return Examined(
        statistics_from_json(kept["statistics"]),
        tuple(map(finding_from_json, kept["findings"])),
        kept["counts"],
        kept["errors"],
        kept["repairs"],
        starts,
        lines,
    )


def examine(source: Source, report: Report = lambda _: None) -> Examined:
    look = _Look(source)
    look.read(Lines(source, report))
    return look.end()


class _Look:
    def __init__(self, source: Source) -> None:
        self.kind: Kind | None = source.kind
        self.starts, self.lines, self.hashes = array("Q"), array("I"), array("q")
        self.tally = Tally()
        self._source = source
        self._found: dict[Severity, list[Finding]] = {"error": [], "warning": []}
        self._counts: Counter[str] = Counter()
        self._errors = 0
        self._repairs: Counter[str] = Counter()
        self._firsts: dict[str, int] = {}  # in which line something about many lines stands first
        self._encoding = ""

    def read(self, lines: Lines) -> None:
        """Nearly every line of a large file is a plain conversation: what is done for it here is done often."""
        start, number_of, digest, plain = (
            self.starts.append,
            self.lines.append,
            self.hashes.append,
            self.tally.add_plain,
        )
        for number, offset, line in lines:
            if line.isspace():
                self._note("blank_lines", number)
                continue
            start(offset)
            number_of(number)
            try:
                text = line.decode()
                record, end = scan(text, 0)
            except (ValueError, StopIteration, RecursionError):
                self._look_closely(number, line)
                continue
            if text[end:] == "\n" and self.kind == "chat" and plain(record):
                digest(hash(text))
            else:
                self._look_closely(number, line)

    def end(self) -> Examined:
        repeated = self._count_duplicates()
        self._add_notes()
        if len(self.starts) < LEAST_EXAMPLES:
            self._add(Finding(0, 0, "too_few", "error", _too_few(len(self.starts))))
        found = self._found["error"] + self._found["warning"][: MOST_FINDINGS - len(self._found["error"])]
        return Examined(
            self.tally.statistics(self.kind, repeated),
            tuple(sorted(found, key=lambda each: each.line)),
            dict(self._counts),
            self._errors,
            {name: count for name, count in self._repairs.items() if count},
            self.starts,
            self.lines,
        )

    def _look_closely(self, number: int, line: bytes) -> None:
        text, encoding = decoded(line)
        if line.startswith(BOM):
            self._note("bom", number)
        if encoding:
            self._encoding = encoding
            self._note("encoding", number)
        if line.endswith(b"\r\n"):
            self._note("line_ends", number)
        text = text.rstrip("\r\n").removeprefix("\ufeff")
        self.hashes.append(hash(text.strip(" \t") + "\n"))
        if len(line) >= LONGEST_LINE:
            self._add(Finding(number, 0, "long_line", "error", _TOO_LONG, *excerpt_at(text, 1), self._place))
            return
        self._judge(number, text)

    def _judge(self, number: int, text: str) -> None:
        found = judged(text, self.kind)
        if found.record is not None:
            if self.kind is None:
                self.kind = kind_of(found.record)
            self.tally.add(found.record)
        self._repairs.update(found.repairs)
        self._repairs["role_order"] += any(flaw.rule == "system_first" for flaw in found.flaws)
        if any(len(self._found[flaw.severity]) < MOST_FINDINGS for flaw in found.flaws):
            for finding in findings_of(text, found, number, self._place):
                self._add(finding)
        else:
            self._count(found)

    def _count(self, found: Judged) -> None:
        for flaw in found.flaws:
            self._counts[flaw.rule] += 1
            self._errors += flaw.severity == "error"

    def _add(self, finding: Finding) -> None:
        self._counts[finding.rule] += 1
        self._errors += finding.severity == "error"
        if len(self._found[finding.severity]) < MOST_FINDINGS:
            self._found[finding.severity].append(finding)

    def _note(self, name: str, number: int) -> None:
        if name == "blank_lines" and self._source.padded:
            return
        self._repairs[name] += 1
        self._firsts.setdefault(name, number)

    def _add_notes(self) -> None:
        for finding in self._source.noted:
            self._add(finding)
            if finding.rule == "encoding":
                self._repairs["encoding"] += len(self.starts)
        for name, line in self._firsts.items():
            severity, message = _notes(name, self._repairs[name], self._encoding)
            self._add(Finding(line, 0, name, severity, message))

    def _count_duplicates(self) -> int:
        """By numbers made of the texts: the texts themselves would not fit into the memory."""
        import numpy as np  # only the process that examines needs it

        hashes = np.frombuffer(self.hashes, np.int64)
        order = np.argsort(hashes, kind="stable")
        count, first = 0, list[tuple[int, int]]()
        for start in range(0, len(order) - 1, _BLOCK):
            block = order[start : start + _BLOCK + 1]
            same = np.flatnonzero(hashes[block[1:]] == hashes[block[:-1]])
            count += len(same)
            soonest = same[np.argsort(block[1:][same])[:MOST_FINDINGS]]
            first += zip(block[1:][soonest].tolist(), block[:-1][soonest].tolist(), strict=True)
        for place, earlier in sorted(first)[:MOST_FINDINGS]:
            words = Message("This example stands already in line {line}.", line=self.lines[earlier])
            self._add(Finding(self.lines[place], 0, DUPLICATE, "warning", words, place=place))
        if count:
            self._counts[DUPLICATE] = self._repairs[DUPLICATE] = count
        del hashes, order
        self.hashes = array("q")  # as large as all that stays
        return count

    @property
    def _place(self) -> int:
        return len(self.starts) - 1


_TOO_LONG: Final = Message("This line is longer than 16 MB. Training files have one example in each line.")


def _too_few(count: int) -> Message:
    if not count:
        return Message("There is no example in it. Training needs at least {least}.", least=LEAST_EXAMPLES)
    words = Message("{count} examples are too few. Training needs at least {least}.", count=count, least=LEAST_EXAMPLES)
    if count == 1:
        words = Message("1 example is too few. Training needs at least {least}.", least=LEAST_EXAMPLES)
    return words


def _notes(name: str, count: int, encoding: str) -> tuple[Severity, Message]:
    if name == "bom":
        return "error", Message(
            "The file begins with a byte order mark. The server takes it for a part of the example."
        )
    if name == "encoding":
        words = Message("{count} lines are not UTF-8 but {encoding}.", count=count, encoding=encoding)
        return "error", Message("1 line is not UTF-8 but {encoding}.", encoding=encoding) if count == 1 else words
    if name == "blank_lines":
        words = Message("{count} lines are empty.", count=count)
        return "warning", Message("1 line is empty.") if count == 1 else words
    words = Message("{count} lines end as on Windows (CR LF).", count=count)
    return "warning", Message("1 line ends as on Windows (CR LF).") if count == 1 else words
