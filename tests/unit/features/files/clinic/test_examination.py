"""One look at a file: findings with line and column, counts, statistics, and what can be repaired."""

import json
from pathlib import Path

import pytest

from playground.features.files.clinic.examination import MOST_FINDINGS, examine
from playground.features.files.clinic.source import Source
from playground.features.files.clinic.writing import Plan, preview, write
from playground.storage.locations import resource_dir
from tests.unit.features.files.clinic.desk import chat, lines, many

EVERY = ("bom", "encoding", "line_ends", "blank_lines", "nul", "quotes", "commas", "role_order", "duplicates")


@pytest.fixture
def look(tmp_path):
    def look(content: bytes, **more):
        path = tmp_path / "data.jsonl"
        path.write_bytes(content)
        return examine(Source(path, **more))

    return look


def written(source: Path, tmp_path: Path, **plan) -> bytes:
    target = tmp_path / "target.jsonl"
    write(Source(source), Plan((str(target),), **plan))
    return target.read_bytes()


def test_a_good_file_has_no_findings(look):
    examined = look(lines(*many(12)))
    assert (examined.findings, examined.errors, dict(examined.repairs)) == ((), 0, {})
    statistics = examined.statistics
    assert (statistics.kind, statistics.examples, statistics.messages, statistics.no_system) == ("chat", 12, 24, 12)
    assert statistics.roles == {"user": 12, "assistant": 12}
    assert sum(statistics.token_counts) == 12
    assert len(statistics.token_edges) == len(statistics.token_counts) + 1
    letters = [len(f"Question {n}?Answer {n}.") for n in range(12)]
    assert statistics.tokens == sum(count // 4 + 8 for count in letters)


def test_the_fault_of_line_17_is_found_in_line_17(look):
    records = [json.dumps(each) for each in many(20)]
    records[16] = records[16].replace('"role"', "role", 1)
    for end in ("\n", "\r\n"):
        examined = look(end.join(records).encode())
        (finding,) = [each for each in examined.findings if each.severity == "error"]
        assert (finding.line, finding.column, finding.place) == (17, 16, 16)
        assert finding.excerpt[finding.column - finding.excerpt_start :].startswith("role")
    assert examined.repairs == {"line_ends": 19}


def test_mark_line_ends_empty_lines_and_nul_are_told_and_repaired_and_the_file_stays(look, tmp_path):
    good = many(12)
    body = b"\xef\xbb\xbf" + lines(*good[:5]).replace(b"\n", b"\r\n") + b"\n  \n" + lines(*good[5:])
    body = body.replace(b"Answer 7", b"Answer\0 7")
    examined = look(body)
    assert examined.repairs == {"bom": 1, "line_ends": 5, "blank_lines": 2, "nul": 1}
    assert {each.rule: each.line for each in examined.findings} == {
        "bom": 1,
        "line_ends": 1,
        "blank_lines": 6,
        "nul": 10,
    }
    assert examined.findings[-1].place == 7
    path = tmp_path / "data.jsonl"
    changes = preview(Source(path), EVERY)
    assert [change.line for change in changes] == [1, 2, 3, 4, 5, 6, 7, 10]
    assert changes[0].before.startswith("<BOM>{")
    assert changes[5].after is None
    assert written(path, tmp_path, repairs=EVERY) == lines(*good)
    assert path.read_bytes() == body


def test_other_encodings_are_guessed_line_by_line_and_written_as_utf_8(look, tmp_path):
    good = [*many(10), chat("日本", "这是一个很好的答案。"), chat("Où ?", "Café, « naïve »")]
    text = [json.dumps(each, ensure_ascii=False) for each in good]
    body = b"\n".join((*(each.encode() for each in text[:10]), text[10].encode("gb18030"), text[11].encode("cp1252")))
    examined = look(body)
    (finding,) = examined.findings
    assert (finding.rule, finding.line, examined.repairs["encoding"]) == ("encoding", 11, 2)
    assert written(tmp_path / "data.jsonl", tmp_path, repairs=EVERY) == lines(*good)


def test_of_a_thousand_faults_the_first_hundred_are_shown_and_all_are_counted(look):
    bad = [{"messages": [{"role": "user", "content": "x", "odd": 1}]}] * 1000
    examined = look(lines(*bad))
    assert len(examined.findings) == MOST_FINDINGS
    assert {each.severity for each in examined.findings} == {"error"}  # they come before what only may be wrong
    assert examined.counts == {"no_answer": 1000, "unknown_field": 1000, "duplicates": 999}
    assert examined.errors == 1000


def test_what_stands_there_twice_is_found_also_where_it_is_spaced_otherwise(look, tmp_path):
    good = many(12)
    body = lines(*good) + b"  " + lines(good[3]).rstrip() + b"  \r\n" + lines(good[4]).rstrip()
    examined = look(body)
    found = [(each.line, each.place, str(each.message)) for each in examined.findings if each.rule == "duplicates"]
    assert found == [
        (13, 12, "This example stands already in line 4."),
        (14, 13, "This example stands already in line 5."),
    ]
    assert examined.statistics.duplicates == 2
    assert written(tmp_path / "data.jsonl", tmp_path, repairs=EVERY) == lines(*good)


def test_too_few_examples_and_none_are_said_of_the_whole_file(look):
    assert [(each.line, each.rule) for each in look(lines(*many(9))).findings] == [(0, "too_few")]
    for nothing in (b"", b"\n\n"):
        assert look(nothing).counts["too_few"] == 1


def test_preferences_and_pairs_and_tools_are_counted(look):
    user, answer = ({"role": role, "content": "x" * 40} for role in ("user", "assistant"))
    worse = {**answer, "content": "no"}
    preference = {"input": {"messages": [user]}, "preferred_output": [answer], "non_preferred_output": [worse]}
    statistics = look(lines(*[{**preference, "metadata": {"n": n}} for n in range(10)])).statistics
    assert (statistics.kind, statistics.messages, statistics.tokens) == ("preference", 30, 10 * (82 // 4 + 12))
    statistics = look(lines(*[{"prompt": f"{n}" * 8, "completion": "y" * 4} for n in range(10)])).statistics
    assert (statistics.kind, statistics.tokens, statistics.no_system) == ("completion", 30, 0)
    long = [chat(f"{n}", "word " * 60_000) for n in range(2)]
    assert look(lines(*many(10), *long)).statistics.too_long == 2


def test_an_edited_file_is_numbered_as_it_would_be_written(look):
    body = lines(*many(12))
    first = len(lines(many(1)[0]))
    examined = look(body, spans=("oh", (first, len(body)), json.dumps(chat("last"))), kind="chat")
    assert examined.statistics.examples == 12  # the one that cannot be read is none
    assert len(examined.starts) == 13
    assert [(each.line, each.place, each.rule) for each in examined.findings] == [(1, 0, "json")]


def test_the_samples_teach_what_they_are_meant_to(tmp_path):
    folder = resource_dir() / "samples"
    clean = examine(Source(folder / "training-clean.jsonl"))
    assert (clean.counts, clean.statistics.examples) == ({}, 16)
    flawed = examine(Source(folder / "training-flawed.jsonl"))
    assert set(flawed.repairs) == {"bom", "blank_lines", "commas", "quotes", "role_order", "duplicates"}
    target = tmp_path / "repaired.jsonl"
    write(Source(folder / "training-flawed.jsonl"), Plan((str(target),), tuple(flawed.repairs)))
    repaired = examine(Source(target))
    assert repaired.counts == {"no_answer": 1}
    assert repaired.statistics.examples == 16
