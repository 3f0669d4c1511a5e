"""The index that tells which turns may hold a word: it says maybe or no, and the text itself has the last word.

Two FTS5 tables without content: one of three characters each, one of one and two, for which a trigram has no room. So
an index that is behind is no fault: turns that wait to be taken in are maybes as well. Where SQLite has no FTS5, every
turn is a maybe.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Final

from playground.storage.search_words import LONG, folded, short_grams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.storage.search_words import Words

_TABLES: Final = {"search_long": "trigram", "search_short": "ascii"}
_MOST_GRAMS: Final = 12  # of one word: more of them hardly narrow it down
_LARGEST: Final = 2**63 - 1


def is_there(connection: sqlite3.Connection) -> bool:
    """Whether it can be asked; it is made where it can be made."""
    try:
        for table, tokenizer in _TABLES.items():
            connection.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING"
                f" fts5(text, content = '', columnsize = 0, detail = none, tokenize = '{tokenizer}')"
            )
            connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH 'abc'").fetchone()
    except sqlite3.OperationalError:
        return False
    return True


@contextmanager
def made_anew_if_damaged(connection: sqlite3.Connection) -> Iterator[None]:
    """Nothing is lost with it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        for table in _TABLES:
            connection.execute(f"DROP TABLE {table}")
        is_there(connection)
        connection.execute("DELETE FROM search_gone")
        connection.execute(
            "INSERT OR IGNORE INTO search_waiting (turn_id) SELECT id FROM turns WHERE status <> 'streaming'"
        )


def take_in(connection: sqlite3.Connection, most: int) -> bool:
    """Some of what has changed; says whether there is more of it."""
    gone = connection.execute("SELECT id, turn_id, text FROM search_gone ORDER BY id LIMIT ?", (most,)).fetchall()
    for number, turn_id, text in gone:
        for table, words in (("search_long", text), ("search_short", _joined(text))):
            command = f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', ?, ?)"
            connection.execute(command, (turn_id, words))
        connection.execute("DELETE FROM search_gone WHERE id = ?", (number,))
    come = connection.execute(
        "SELECT turn_id, text FROM search_waiting JOIN turns ON id = turn_id ORDER BY turn_id DESC LIMIT ?", (most,)
    ).fetchall()
    for turn_id, text in come:
        connection.execute("INSERT INTO search_long (rowid, text) VALUES (?, ?)", (turn_id, text))
        connection.execute("INSERT INTO search_short (rowid, text) VALUES (?, ?)", (turn_id, _joined(text)))
        connection.execute("DELETE FROM search_waiting WHERE turn_id = ?", (turn_id,))
    return most in (len(gone), len(come))


def maybes(connection: sqlite3.Connection, words: Words, before: int | None) -> Iterator[int]:
    """The numbers of turns that may hold all these words, the latest first."""
    limit = _LARGEST if before is None else before
    waiting = connection.execute("SELECT turn_id FROM search_waiting WHERE turn_id < ? ORDER BY turn_id DESC", (limit,))
    table, wanted = _question(words)
    known = connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid < ? ORDER BY rowid DESC", (wanted, limit)
    )
    return (turn_id for (turn_id,), _ in groupby(merge(waiting, known, reverse=True)))


def every(connection: sqlite3.Connection, before: int | None) -> Iterator[int]:
    limit = _LARGEST if before is None else before
    return (row[0] for row in connection.execute("SELECT id FROM turns WHERE id < ? ORDER BY id DESC", (limit,)))


def _question(words: Words) -> tuple[str, str]:
    """In the language of FTS5, made of quoted pieces alone."""
    if words.long:
        pieces = dict.fromkeys(piece for word in words.long for piece in _trigrams(folded(word)))
        return "search_long", " AND ".join('"{}"'.format(piece.replace('"', '""')) for piece in pieces)
    return "search_short", " AND ".join(f'"{_token(folded(word))}"' for word in words.short)


def _trigrams(word: str) -> list[str]:
    last = len(word) - LONG
    step = max(1, last // _MOST_GRAMS)
    return [word[at : at + LONG] for at in (*range(0, last, step), last)]


def _joined(text: str) -> str:
    return " ".join(map(_token, short_grams(text)))


def _token(gram: str) -> str:
    """In letters and digits, as which alone the tokenizer takes everything for a word."""
    return "g".join(f"{ord(character):x}" for character in gram)
