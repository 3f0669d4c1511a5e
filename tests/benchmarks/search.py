"""Searches 100 000 messages in English and Chinese: how long the first places take, and the index."""

import asyncio
import json
import random
import sqlite3
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from playground.storage.database import Database
from playground.storage.search import Search
from tests.benchmarks.rows import Row, percentile, row

CONVERSATIONS, TURNS = 1_000, 100
ROUNDS = 5
FIRST = 60  # places, as the window asks for them
CHINESE = "春夏秋冬山水风雨天地人心中国北京上海学习工作时间问题方法模型数据文件图片声音语言文字城市花园大海灯塔"
WANTED = {
    "a word in every message": "the",
    "a rare word": "heliotrope",
    "two words": "garden lighthouse",
    "the beginning of a word": "li",
    "one Chinese character": "灯",
    "two Chinese characters": "花园",
    "a word that is nowhere": "xylophone",
}


def fill(connection: sqlite3.Connection) -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvwy", k=chance.randint(2, 9))) for _ in range(4000)]
    words += ["garden", "lighthouse", "harbour"] * 20
    for number in range(1, CONVERSATIONS + 1):
        now = 1_700_000_000.0 + number
        connection.execute(
            "INSERT INTO conversations (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)",
            (number, " ".join(chance.choices(words, k=4)), now, now),
        )
        rows = [(number, "user" if place % 2 else "assistant", _text(chance, words), now) for place in range(TURNS)]
        connection.executemany(
            "INSERT INTO turns (conversation_id, role, text, status, model, created_at, details)"
            " VALUES (?, ?, ?, 'done', '', ?, '{}')",
            rows,
        )
    connection.execute("UPDATE turns SET text = text || ' heliotrope' WHERE id IN (77, 50003, 99001)")


def _text(chance: random.Random, words: list[str]) -> str:
    if chance.random() < 0.3:
        return "".join(chance.choices(CHINESE, k=chance.randint(8, 160))) + "。"
    return "The " + " ".join(chance.choices(words, k=chance.randint(4, 120))) + "."


async def first_places(search: Search, text: str) -> float:
    """Until the first of them are there, or it is known that there is none."""
    began = time.perf_counter()
    found: tuple[object, ...] = await search.titles(text, FIRST)
    before = None
    while not found:
        page = await search.messages(text, FIRST, before)
        found, before = page.hits, page.before
        if before is None:
            break
    if found:
        await search.messages(text, FIRST)
    return (time.perf_counter() - began) * 1000


async def measure(folder: Path) -> list[Row]:
    path = folder / "history.db"
    database = Database(path)
    await database.open()
    await database.run(fill)
    search = Search(database)
    before, began = path.stat().st_size, time.perf_counter()
    while await search.keep_up():
        pass
    took = time.perf_counter() - began
    rows = []
    for name, text in WANTED.items():
        times = [await first_places(search, text) for _ in range(ROUNDS)]
        rows.append(row(f"search 100 000 messages for {name}: first places", percentile(times, 0.5), "ms", 100))
    await database.close()
    grown = (path.stat().st_size - before) / 1e6
    rows.append(row("search 100 000 messages: taking all of them in", took * 1000, "ms"))
    rows.append(row("search 100 000 messages: index", grown, "MB"))
    return rows


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(measure(Path(folder)))
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
