"""The event decoder, byte by byte."""

import pytest

from playground.api.errors import ReplyTooLarge
from playground.api.sse import EventDecoder, ServerSentEvent

GOLDEN = {
    "one event": (b"data: a\n\n", [("", "a", "")]),
    "CRLF": (b"data: a\r\n\r\ndata: b\r\n\r\n", [("", "a", ""), ("", "b", "")]),
    "CR": (b"data: a\r\rdata: b\r\r", [("", "a", ""), ("", "b", "")]),
    "mixed ends": (b"data: a\r\n\ndata: b\n\rdata: c\r\r", [("", "a", ""), ("", "b", ""), ("", "c", "")]),
    "BOM": (b"\xef\xbb\xbfdata: a\n\n", [("", "a", "")]),
    "a second BOM is text": (b"data: \xef\xbb\xbfa\n\n", [("", "\ufeffa", "")]),
    "no space": (b"data:a\n\n", [("", "a", "")]),
    "only one space goes": (b"data:  a\n\n", [("", " a", "")]),
    "several lines": (b"data: a\ndata: b\ndata\n\n", [("", "a\nb\n", "")]),
    "empty data": (b"data:\n\ndata\n\n", [("", "", ""), ("", "", "")]),
    "name": (b"event: e\ndata: a\n\ndata: b\n\n", [("e", "a", ""), ("", "b", "")]),
    "a name alone is nothing": (b"event: ping\n\ndata: a\n\n", [("", "a", "")]),
    "the id stays": (b"id: 7\ndata: a\n\ndata: b\n\n", [("", "a", "7"), ("", "b", "7")]),
    "an id with NUL is ignored": (b"id: 1\0\ndata: a\n\n", [("", "a", "")]),
    "retry": (b"retry: 5\n\ndata: a\n\n", [("", "a", "")]),
    "comments": (b": x\n\n:\n\ndata: a\n: y\n\n", [("", "a", "")]),
    "unknown fields": (b"what: x\ndata: a\n\n", [("", "a", "")]),
    "error is data": (b'error: {"m": 1}\n\n', [("error", '{"m": 1}', "")]),
    "other separators are text": (
        "data: a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg\n\n".encode(),
        [("", "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg", "")],
    ),
    "invalid bytes": (b"data: \xff\xfe\n\n", [("", "\ufffd\ufffd", "")]),
    "colon in the value": (b"data: a: b\n\n", [("", "a: b", "")]),
    "the last without its end": (b"data: a\n\ndata: b", [("", "a", ""), ("", "b", "")]),
    "the last with half its end": (b"data: a\n", [("", "a", "")]),
    "nothing": (b"", []),
    "only ends": (b"\n\n\r\n\r\r", []),
}


def decode(*pieces: bytes) -> list[ServerSentEvent]:
    decoder = EventDecoder()
    events = [event for piece in pieces for event in decoder.feed(piece)]
    return events + decoder.finish()


@pytest.mark.parametrize(("data", "expected"), GOLDEN.values(), ids=GOLDEN)
def test_events_are_what_the_standard_says(data, expected):
    assert [event[:3] for event in decode(data)] == expected


@pytest.mark.parametrize(("data", "expected"), GOLDEN.values(), ids=GOLDEN)
def test_cuts_do_not_matter(data, expected):
    assert [event[:3] for event in decode(*(bytes([byte]) for byte in data))] == expected
    for cut in range(len(data) + 1):
        assert [event[:3] for event in decode(data[:cut], data[cut:])] == expected


def test_an_event_is_given_out_as_soon_as_its_blank_line_came():
    decoder = EventDecoder()
    assert not decoder.feed(b"data: a\r")
    assert decoder.feed(b"\r") == [ServerSentEvent("", "a")]
    assert not decoder.feed(b"\n")


def test_an_event_over_the_limit_is_refused_in_one_line_or_many():
    for piece in (b"x" * 30, b"data: x\n"):
        decoder = EventDecoder(limit=100)
        fits = 100 // len(piece)
        for _ in range(fits):
            decoder.feed(piece)
        with pytest.raises(ReplyTooLarge):
            decoder.feed(piece * 4)


def test_the_limit_counts_one_event_and_not_the_stream():
    decoder = EventDecoder(limit=100)
    for _ in range(50):
        assert len(decoder.feed(b"data: " + b"x" * 40)) == 0
        assert len(decoder.feed(b"x" * 40 + b"\n\n")) == 1


def test_comments_are_counted_as_signs_of_life():
    decoder = EventDecoder()
    decoder.feed(b": a\n:\n")
    assert decoder.comments == 2


def test_a_long_line_in_many_pieces_is_one_event():
    decoder = EventDecoder()
    decoder.feed(b"data: ")
    for _ in range(1_000):
        assert not decoder.feed(b"x" * 1000)
    [event] = decoder.feed(b"\n\n")
    assert event.data == "x" * 1_000_000
