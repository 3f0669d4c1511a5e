"""Texts that were written beforehand, from the folder beside the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def variants(name: str, language: str) -> tuple[str, ...]:
    """The texts of one file, of which a reply takes one."""
    return tuple(text.strip() for text in read(f"{name}.{language}.md").split("\n===\n"))


@cache
def sections(name: str, language: str) -> dict[str, str]:
    """The parts of one file by their titles."""
    parts = [part.partition("\n") for part in ("\n" + read(f"{name}.{language}.md")).split("\n@@ ")[1:]]
    return {title.strip(): text.strip() for title, _, text in parts}


def read(name: str) -> str:
    return files("playground.demo").joinpath("replies", name).read_text(encoding="utf-8")
