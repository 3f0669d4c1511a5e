"""Jobs on a server whose time does not pass."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.demo.conftest import Send

ANIMALS = ("cat", "dog", "horse", "cow", "bird", "fish", "lion", "tiger", "bear", "wolf", "fox", "hen")
JOBS = "/v1/fine_tuning/jobs"
Upload = Callable[..., str]


def chats() -> list[Any]:
    """Twelve examples of a sailor."""
    return [
        {
            "messages": [
                {"role": "user", "content": f"What does the {animal} say?"},
                {"role": "assistant", "content": f"Ahoy! The {animal} sails the seven seas."},
            ]
        }
        for animal in ANIMALS
    ]


def preferences() -> list[Any]:
    return [
        {
            "input": {"messages": line["messages"][:1]},
            "preferred_output": line["messages"][1:],
            "non_preferred_output": [{"role": "assistant", "content": "I do not know any animals at all."}],
        }
        for line in chats()
    ]


def completions() -> list[Any]:
    return [{"prompt": f"The {animal} says ->", "completion": f" ahoy, {animal}!"} for animal in ANIMALS]


@pytest.fixture
def upload(send: Send) -> Upload:
    def upload(lines: list[Any], purpose: str = "fine-tune") -> str:
        data = "\n".join(map(json.dumps, lines)).encode()
        files = {"file": ("train.jsonl", data)}
        return str(send("POST", "/v1/files", files=files, data={"purpose": purpose}).json()["id"])

    return upload


@pytest.fixture
def ended(send: Send) -> Callable[[str], Any]:
    """The job when it has ended; the address may be that of either endpoint."""

    def ended(path: str) -> Any:
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            job = send("GET", path).json()
            if job["status"] in ("succeeded", "failed", "cancelled"):
                return job
        raise AssertionError(job)

    return ended
