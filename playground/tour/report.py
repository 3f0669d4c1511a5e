"""What the tour found: one line for each step, and whether all went well."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """`screenshot` is the name of a file beside the report, "" when no pictures are kept."""

    name: str
    tab: str
    ok: bool
    ms: int
    screenshot: str
    note: str


@dataclass(slots=True)
class Report:
    """`complete` when every script came to its end: one may also fail between two steps."""

    steps: list[Step] = field(default_factory=list)
    complete: bool = False

    @property
    def ok(self) -> bool:
        return self.complete and bool(self.steps) and all(step.ok for step in self.steps)

    def to_json(self) -> str:
        return json.dumps({"steps": [asdict(step) for step in self.steps], "ok": self.ok}, indent=1, ensure_ascii=False)

    def write(self, directory: Path) -> None:
        (directory / "report.json").write_text(self.to_json() + "\n", encoding="utf-8")
