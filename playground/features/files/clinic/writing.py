"""The examples written to new files, with everything that they were to be changed by. No file is written over."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playground.features.files.clinic.conversion import converted
from playground.features.files.clinic.examination import DUPLICATE
from playground.features.files.clinic.json_line import decoded, line_of, record_of
from playground.features.files.clinic.repairs import ALWAYS, Change, repaired
from playground.features.files.clinic.source import BOM, LONGEST_LINE, Lines, Source
from playground.features.files.clinic.splitting import kept_apart
from playground.storage.file_modes import let_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import IO

    from playground.features.files.clinic.rules import Kind
    from playground.features.files.clinic.source import Report
    from playground.storage.json_values import JsonObject

MOST_CHANGES: Final = 50
_LONGEST_SHOWN: Final = 4_000
_UNFINISHED: Final = ".part"


@dataclass(frozen=True, slots=True)
class Plan:
    """`repairs` by their names, `kind` where another one is wanted. With a `share`, that much of the `count` examples
    goes into the second target. What is not `private` can be read by those who can read the user's other files."""

    targets: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    kind: Kind | None = None
    share: float = 0.0
    seed: int = 0
    count: int = 0
    private: bool = True

    def to_json(self) -> JsonObject:
        return asdict(self)


def plan_from_json(kept: Mapping[str, Any]) -> Plan:
    return Plan(**{**kept, "targets": tuple(kept["targets"]), "repairs": tuple(kept["repairs"])})


@dataclass(slots=True)
class Written:
    """How many examples each target has, and how many could not be converted."""

    counts: list[int] = field(default_factory=list)
    left_out: int = 0


def write(source: Source, plan: Plan, report: Report = lambda _: None) -> Written:
    written = Written([0] * len(plan.targets))
    apart = kept_apart(plan.count, plan.share, plan.seed) if plan.share else frozenset[int]()
    with ExitStack() as files:
        outs = [files.enter_context(_unfinished(target, plan)) for target in plan.targets]
        for place, (_, _, after) in enumerate(_rows(source, plan, report)):
            made = None if after is None else _as_wanted(after, plan)
            if made is None:
                written.left_out += after is not None
                continue
            side = 1 if place in apart else 0
            outs[side].write(made.encode(errors="replace") + b"\n")
            written.counts[side] += 1
        for out in outs:
            out.flush()
            os.fsync(out.fileno())
    for target in plan.targets:
        if not plan.private:
            let_out(unfinished_of(target))
        os.replace(unfinished_of(target), target)
    return written


def preview(source: Source, repairs: Sequence[str]) -> tuple[Change, ...]:
    """The first lines that these repairs would change."""
    found: list[Change] = []
    # Where each letter took two bytes the examples lie in a copy already, in which there is nothing to be seen of it.
    wide = next((each.message.values.get("encoding") for each in source.noted if each.rule in repairs), None)
    for number, before, after in _rows(source, Plan(repairs=tuple(repairs)), lambda _: None, seen_also=True):
        shown = before if wide is None else f"<{wide}>{before}"
        if after != shown:
            cut = None if after is None else after[:_LONGEST_SHOWN]
            found.append(Change(number, shown[:_LONGEST_SHOWN], cut))
        if len(found) == MOST_CHANGES:
            break
    return tuple(found)


def unfinished_of(target: str) -> Path:
    return Path(target + _UNFINISHED)


def _rows(
    source: Source, plan: Plan, report: Report, *, seen_also: bool = False
) -> Iterator[tuple[int, str, str | None]]:
    """The number of each line, its text, and the text that it becomes; None where it goes. With `seen_also`, what is
    wrong around the text is to be seen too."""
    names, seen = frozenset(plan.repairs), set[int]()
    readable = names.difference(ALWAYS, (DUPLICATE,))
    for number, _, line in Lines(source, report):
        if line.isspace():
            if seen_also and "blank_lines" in names and not source.padded:
                yield number, "", None
            continue
        before, after = _texts(line)
        if readable and len(line) < LONGEST_LINE:
            after = repaired(after, readable)
        key = hash(after.strip())
        if "duplicates" in names and key in seen:
            yield number, after, None
            continue
        if "duplicates" in names:
            seen.add(key)
        yield number, (_shown(before, line, names) if seen_also else before), after


def _texts(line: bytes) -> tuple[str, str]:
    text = decoded(line)[0].rstrip("\r\n")
    return text, text.removeprefix("\ufeff")


def _shown(before: str, line: bytes, names: frozenset[str]) -> str:
    """With signs for what cannot be seen, as far as it is to be repaired."""
    if line.startswith(BOM):
        text = before.removeprefix("\ufeff")
        before = f"<BOM>{text}" if "bom" in names else text
    if "encoding" in names and decoded(line)[1]:
        before = line.decode(errors="replace").rstrip("\r\n")
    return f"{before}␍" if "line_ends" in names and line.endswith(b"\r\n") else before


def _as_wanted(text: str, plan: Plan) -> str | None:
    if plan.kind is None:
        return text
    record = record_of(text)
    made = None if record is None else converted(record, plan.kind)
    return None if made is None else text if made is record else line_of(made)


def _unfinished(target: str, plan: Plan) -> IO[bytes]:
    mode = 0o600 if plan.private else 0o666
    return open(
        os.open(unfinished_of(target), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode), "wb"
    )
