"""A server at which models learn as a test says: enough of the API for the jobs, and no more."""

import json
from typing import Any
from urllib.parse import urlsplit

from tests.faults.server import DONE, Peer, Received, answer, delta, error_answer
from tests.gui.features.files.shelf import NOW, Shelf

TUNED = "ft:test-model:us:pirate:1"
_NO_PATH = error_answer("404 Not Found", "Unknown path", code="unknown_url")
_EVENTS = "text/event-stream"


class School:
    """The newest job comes first. In the `old` words it knows only the path of before 2024."""

    def __init__(self, *, old: bool = False) -> None:
        self.shelf = Shelf(("train.jsonl",))
        self.jobs: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.checkpoints: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.asked: list[str] = []  # the models that have answered
        self._root = "fine-tunes" if old else "fine_tuning"
        self._old = old

    def serve(self, peer: Peer) -> None:
        while True:
            request = peer.request()
            parts = urlsplit(request.path).path.strip("/").split("/")[1:]
            if parts[0] == "files":
                peer.send(self.shelf.answer(request))
            else:
                peer.send(self._answer(request, parts))

    def learn(self, steps: int) -> None:
        """The newest job goes on by so many steps, each of which tells its loss."""
        self.jobs[0] |= {"status": "running"}
        done = len(self.events)
        for step in range(done + 1, done + steps + 1):
            figures = {"step": step, "train_loss": 4 / step, "train_mean_token_accuracy": 1 - 1 / step}
            said = f"Step {step}/20: training loss={4 / step:.2f}"
            self.events.insert(0, _event(step, said, "metrics", figures))

    def succeed(self) -> None:
        self.jobs[0] |= {"status": "succeeded", "fine_tuned_model": TUNED, "finished_at": NOW + 60}
        self.checkpoints = [
            {
                "id": "ftckpt-1",
                "created_at": NOW,
                "fine_tuned_model_checkpoint": f"{TUNED}:ckpt",
                "step_number": 5,
                "metrics": {"step": 5, "train_loss": 0.8},
            }
        ]

    def _answer(self, request: Received, parts: list[str]) -> bytes:
        if parts[0] == "chat":
            return self._chat(request)
        if parts[0] == "models":
            self.deleted.append(parts[1])
            return answer(json.dumps({"id": parts[1], "deleted": True}))
        if parts[0] != self._root:
            return _NO_PATH
        return self._job(request, parts[1:] if self._old else parts[2:])

    def _job(self, request: Received, rest: list[str]) -> bytes:
        if not rest:
            return self._order(request) if request.method == "POST" else _list(self.jobs)
        if rest[1:] == ["cancel"]:
            self.jobs[0]["status"] = "cancelled"
        elif rest[1:]:
            return _list(self.events if rest[1] == "events" else self.checkpoints)
        return answer(json.dumps(next(job for job in self.jobs if job["id"] == rest[0])))

    def _order(self, request: Received) -> bytes:
        self.events, self.checkpoints = [], []
        number = len(self.jobs) + 1
        kind = {"object": "fine_tuning.job", "id": f"ftjob-{number}", "created_at": NOW + number}
        self.jobs.insert(0, {**request.json(), **kind, "status": "queued", "result_files": [], "error": {}})
        return answer(json.dumps(self.jobs[0]))

    def _chat(self, request: Received) -> bytes:
        model = str(request.json()["model"])
        self.asked.append(model)
        said = "Ahoy" if model.startswith("ft:") else "Hello"
        return answer(delta(said) + delta("", "stop") + DONE, content_type=_EVENTS)


def _event(step: int, message: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"ftevent-{step}",
        "created_at": NOW + step,
        "level": "info",
        "message": message,
        "type": kind,
        "data": data,
    }


def _list(entries: list[dict[str, Any]]) -> bytes:
    return answer(json.dumps({"object": "list", "data": entries, "has_more": False}))
