"""Keeps the translations in step with the code.

`python packaging/translations.py` collects every sentence of the program into `resources/i18n/playground_zh_CN.ts`,
keeps what is translated there, drops what has gone, and compiles the file. With `--check` it changes nothing and fails
when something is missing.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "playground"
TRANSLATED: Final = ROOT / "resources" / "i18n" / "playground_zh_CN.ts"
COMPILED: Final = TRANSLATED.with_suffix(".qm")
CONTEXT: Final = "playground"

# A sentence that is already one is passed on: to `tr` from anywhere, to `Message` only from where it was kept.
_PASSED_ON: Final = {"tr": (ast.Name, ast.Attribute, ast.Call, ast.Subscript), "Message": (ast.Call,)}


@dataclass(frozen=True, slots=True)
class Collected:
    """The sentences of the program, and the places where one is not written as a literal."""

    sentences: frozenset[str]
    mistakes: tuple[str, ...]


def collect(folder: Path) -> Collected:
    sentences: set[str] = set()
    mistakes: list[str] = []
    for path in sorted(folder.rglob("*.py")):
        for call, name in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            for choice in _choices(call.args[0]) if call.args else ():
                if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                    sentences.update([choice.value] if choice.value else [])
                elif not isinstance(choice, _PASSED_ON[name]):
                    mistakes.append(f"{path.relative_to(folder.parent)}:{call.lineno}: {name}() needs a literal")
    return Collected(frozenset(sentences), tuple(mistakes))


def read(path: Path) -> dict[str, str]:
    """The finished translations in a file."""
    if not path.is_file():
        return {}
    pairs: dict[str, str] = {}
    for message in ElementTree.parse(path).iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if source and translation is not None and translation.text and translation.get("type") is None:
            pairs[source] = translation.text
    return pairs


def written(sentences: frozenset[str], translations: Mapping[str, str]) -> str:
    """The file for these sentences, always in the same order."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="zh_CN" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for sentence in sorted(sentences):
        lines += ["    <message>", f"        <source>{escape(sentence)}</source>"]
        lines += [f"        {_translation(translations.get(sentence, ''))}", "    </message>"]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def compiled(text: str) -> bytes:
    """What the window loads."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "text.ts", Path(folder) / "text.qm"
        source.write_text(text, encoding="utf-8")
        subprocess.run([_compiler(), source, "-qm", target, "-silent"], check=True)
        return target.read_bytes()


def main() -> int:
    parser = argparse.ArgumentParser(description="Collect, keep and compile the translations.")
    parser.add_argument("--check", action="store_true", help="change nothing, fail when something is missing")
    check = parser.parse_args().check
    collected = collect(SOURCE)
    translations = read(TRANSLATED)
    text = written(collected.sentences, translations)
    if not check:
        TRANSLATED.write_text(text, encoding="utf-8", newline="\n")
        COMPILED.write_bytes(compiled(text))
    missing = sorted(collected.sentences - translations.keys())
    problems = [*collected.mistakes, *(f"not translated: {sentence!r}" for sentence in missing)]
    if check and TRANSLATED.read_text(encoding="utf-8") != text:
        problems.append(f"{TRANSLATED.name} does not match the code")
    if check and COMPILED.read_bytes() != compiled(text):
        problems.append(f"{COMPILED.name} does not match {TRANSLATED.name}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("tr", "Message"):
                yield node, name


def _choices(argument: ast.expr) -> Iterator[ast.expr]:
    """The argument, or both sides of `one if … else other`."""
    if isinstance(argument, ast.IfExp):
        yield from _choices(argument.body)
        yield from _choices(argument.orelse)
    else:
        yield argument


def _translation(text: str) -> str:
    return f"<translation>{escape(text)}</translation>" if text else '<translation type="unfinished"></translation>'


def _compiler() -> Path:
    import PySide6

    return Path(PySide6.__file__).with_name("lrelease.exe" if sys.platform == "win32" else "lrelease")


if __name__ == "__main__":
    sys.exit(main())
