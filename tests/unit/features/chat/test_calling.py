"""Functions that a reply wants to be called."""

from dataclasses import replace

from playground.features.chat.calling import fault_in, open_calls, written_out
from playground.features.chat.turns import Call, Turn

CALLS = (Call("c1", "weather", "{}"),)
REPLY = Turn(2, "assistant", "", calls=CALLS)


def test_calls_are_open_until_something_follows_them() -> None:
    assert open_calls([REPLY]) == CALLS
    assert open_calls([]) == ()
    assert open_calls([replace(REPLY, status="streaming")]) == ()
    assert open_calls([REPLY, Turn(3, "tool", "rain", answers="c1")]) == ()


def test_arguments_are_written_so_that_they_can_be_read() -> None:
    assert written_out('{"city":"卑尔根","days":[1]}') == '{\n  "city": "卑尔根",\n  "days": [\n    1\n  ]\n}'
    assert written_out(" {} ") == written_out("") == ""
    assert written_out('{"city": ') == '{"city":'
    assert written_out("[" * 100_000) == "[" * 100_000


def test_arguments_that_are_no_json_are_called_so() -> None:
    assert fault_in('{"city": 1}') is None
    assert fault_in(" ") is None
    assert str(fault_in("{city}")) == "This is no JSON: look at line 1, column 2."
