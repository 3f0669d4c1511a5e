"""All gates run, one fails all, and the last lines count the tests."""

import os
import sys

import pytest
from gates import Gate, run_lanes


@pytest.fixture
def gate(tmp_path):
    def make(title: str, code: str) -> Gate:
        return Gate(title, [sys.executable, "-c", code], {**os.environ, "PYTHONIOENCODING": "utf-8"}, tmp_path)

    return make


def printing(text: str) -> str:
    return f"print({text!r})"


def test_output_appears_in_the_order_of_the_gates_though_lanes_run_beside_each_other(gate, tmp_path, capsys):
    slow, fast = gate("slow", "import time; time.sleep(0.3); print('from slow')"), gate("fast", printing("from fast"))
    assert run_lanes(tmp_path, [slow], [fast]) == 0
    output = capsys.readouterr().out
    assert output.index("from slow") < output.index("from fast") < output.index("Summary")


def test_one_gate_that_fails_fails_the_run_and_stops_no_other(gate, tmp_path, capsys):
    assert run_lanes(tmp_path, [gate("bad", "raise SystemExit(3)"), gate("good", printing("still run"))]) == 1
    output = capsys.readouterr().out
    assert "still run" in output
    assert "FAILED  bad" in output
    assert "ok      good" in output


def test_a_gate_that_cannot_be_started_has_failed_and_says_why(gate, tmp_path, capsys):
    missing = Gate("missing", ["no-such-program"], os.environ, tmp_path)
    assert run_lanes(tmp_path, [missing, gate("next", printing("still run"))]) == 1
    output = capsys.readouterr().out
    assert "no-such-program could not be started" in output
    assert "still run" in output


def test_the_last_lines_hold_the_summary_of_pytest_and_the_sum(gate, tmp_path, capsys):
    one = "===== 2 failed, 300 passed, 1 skipped in 41.20s (0:00:41) ====="
    two = "===== 12 passed, 1 error in 3.00s ====="
    run_lanes(tmp_path, [gate("one", printing(one)), gate("two", printing(two))])
    last = capsys.readouterr().out.splitlines()[-3:]
    assert last == [f"ok      one: {one}", f"ok      two: {two}", "tests: 312 passed, 3 failed, 1 skipped"]
