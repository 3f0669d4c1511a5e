"""The Chinese of the program is complete and well written."""

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
import translations

SENTENCES = sorted(translations.collect(translations.SOURCE).sentences)
CHINESE = translations.read(translations.TRANSLATED)
CJK = "[\u4e00-\u9fff]"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_in_the_code_is_a_literal():
    assert translations.collect(translations.SOURCE).mistakes == ()


def test_every_sentence_is_translated_and_none_is_left_over():
    assert sorted(CHINESE) == SENTENCES


@pytest.mark.parametrize("english", sorted(CHINESE))
def test_a_translation_has_the_same_values_in_it(english: str):
    assert placeholders(CHINESE[english]) == placeholders(english)


def test_chinese_is_written_with_full_width_punctuation():
    half = re.compile(rf"{CJK}\s?[,!?:;]|[,!?;]{CJK}|{CJK}\.(?!\w)|{CJK}\.\.\.|\({CJK}|{CJK}\)")
    assert [text for text in CHINESE.values() if half.search(text)] == []


def test_sentences_say_what_happened_without_pleading_or_shouting():
    forbidden = re.compile(r"!|\bplease\b|error occurred|oops|successfully", re.IGNORECASE)
    assert [text for text in SENTENCES if forbidden.search(text)] == []


def test_the_file_is_what_the_script_would_write():
    expected = translations.written(frozenset(SENTENCES), CHINESE)
    assert translations.TRANSLATED.read_text(encoding="utf-8") == expected


def test_the_compiled_file_is_made_from_it():
    text = translations.TRANSLATED.read_text(encoding="utf-8")
    assert translations.compiled(text) == translations.COMPILED.read_bytes()


def test_a_sentence_put_together_is_a_mistake(tmp_path: Path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "module.py").write_text(
        'tr(f"Hello {name}")\nMessage(text)\ntr(text)\ntr("Fine")\ntr("Also" if x else y)\n'
    )
    found = translations.collect(package)
    assert found.sentences == {"Fine", "Also"}
    assert [mistake.split(":")[1] for mistake in found.mistakes] == ["1", "2"]


def test_what_is_translated_stays_and_what_has_gone_is_dropped(tmp_path: Path):
    path = tmp_path / "text.ts"
    path.write_text(translations.written(frozenset({"Old & <new>", "Gone"}), {"Old & <new>": "旧“新”", "Gone": "没了"}))
    kept = translations.read(path)
    again = translations.written(frozenset({"Old & <new>", "Added"}), kept)
    path.write_text(again)
    assert translations.read(path) == {"Old & <new>": "旧“新”"}
    assert "Added" in again
    assert "Gone" not in again


def test_the_check_says_what_is_missing_and_changes_nothing():
    before = translations.TRANSLATED.read_bytes()
    command = [sys.executable, str(translations.ROOT / "packaging" / "translations.py"), "--check"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout
    assert translations.TRANSLATED.read_bytes() == before
