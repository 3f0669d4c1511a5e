"""Vectors on disk: what was embedded once is found again, by all that it depends on."""

from __future__ import annotations

import asyncio
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.storage.database import Database
from playground.storage.vectors import VectorKind, Vectors

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

KIND = VectorKind("http://a/v1", "m")


def run_with_vectors(folder: Path, story: Callable[[Vectors, Database], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "history.db")
        try:
            await story(Vectors(database), database)
        finally:
            await database.close()

    asyncio.run(run())


def floats(*values: float) -> bytes:
    return struct.pack(f"<{len(values)}f", *values)


def test_a_vector_is_found_by_its_text_its_place_its_model_its_length_and_what_was_sent_along(tmp_path: Path) -> None:
    async def write(vectors: Vectors, database: Database) -> None:
        await vectors.keep(KIND, {"a": floats(1, 2), "b\ud800": floats(3, 4)})
        await vectors.keep(replace(KIND, dimensions=3), {"a": floats(1, 2, 3)})
        await vectors.keep(KIND, {"a": floats(5, 6)})

    async def read(vectors: Vectors, database: Database) -> None:
        assert await vectors.find(KIND, ["a", "c", "b\ud800", "a"]) == {"a": floats(5, 6), "b\ud800": floats(3, 4)}
        assert await vectors.find(replace(KIND, dimensions=3), ["a"]) == {"a": floats(1, 2, 3)}
        for other in (replace(KIND, place="http://b/v1"), replace(KIND, model="n"), replace(KIND, extra='{"x": 1}')):
            assert await vectors.find(other, ["a"]) == {}

    run_with_vectors(tmp_path, write)
    run_with_vectors(tmp_path, read)


def test_more_than_one_statement_can_hold_are_kept_and_found_and_the_oldest_go_when_there_are_too_many(
    tmp_path: Path,
) -> None:
    async def story(vectors: Vectors, database: Database) -> None:
        made = {f"text {number}": floats(number, 0) for number in range(1_200)}
        await vectors.keep(KIND, made)
        assert await vectors.find(KIND, list(made)) == made
        await vectors.purge(most=8 * 10)
        assert await vectors.find(KIND, list(made)) == dict(list(made.items())[-10:])

    run_with_vectors(tmp_path, story)


def test_a_vector_that_was_damaged_counts_as_not_there(tmp_path: Path) -> None:
    async def story(vectors: Vectors, database: Database) -> None:
        kind = replace(KIND, dimensions=2)
        await vectors.keep(kind, {"odd": b"123", "short": floats(1), "empty": b"", "good": floats(1, 2)})
        assert await vectors.find(kind, ["odd", "short", "empty", "good"]) == {"good": floats(1, 2)}

    run_with_vectors(tmp_path, story)
