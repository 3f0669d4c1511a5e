"""Stop strings across tokens, limits, and characters that come in several tokens."""

import pytest

from playground.demo.generation import pieces
from playground.demo.sampling import Sampling, Token, planned


def tokens(*texts: str) -> list[Token]:
    return [Token(0, text.encode()) for text in texts]


def read(*texts: str, stops: tuple[str, ...] = (), limit: int | None = None) -> tuple[str, str | None, int]:
    found = list(pieces(tokens(*texts), stops, limit))
    assert all(piece.finish is None for piece in found[:-1])
    return "".join(piece.text for piece in found), found[-1].finish, sum(piece.spent for piece in found)


@pytest.mark.parametrize(
    ("texts", "stops", "text"),
    [
        (("ab", "cd", "ef"), ("cd",), "ab"),
        (("ab", "cd", "ef"), ("bc",), "a"),
        (("ab", "cd", "ef"), ("abcdef",), ""),
        (("ab", "cd", "ef"), ("efg",), "abcdef"),
        (("ab", "cd", "ef"), ("ef", "cd"), "ab"),
        (("a", "a", "a", "b"), ("aab",), "a"),
        (("aXbY",), ("Y", "X"), "a"),
        (("ab",), ("", "b"), "a"),
        (("春", "天", "来"), ("天来",), "春"),
    ],
)
def test_text_ends_before_the_first_stop(texts, stops, text):
    assert read(*texts, stops=stops)[:2] == (text, "stop")


def test_nothing_that_may_become_a_stop_is_shown_early():
    shown = ""
    for piece in pieces(tokens("x", "S", "T", "O", "y"), ("STOP",), None):
        shown += piece.text
        assert not shown.endswith(("S", "ST", "STO"))
    assert shown == "xSTOy"


def test_the_limit_counts_tokens_and_tells_length_from_stop():
    assert read("a", "b", "c", limit=2) == ("ab", "length", 2)
    assert read("a", "b", limit=2) == ("ab", "stop", 2)
    assert read(limit=5) == ("", "stop", 0)


def test_text_held_back_comes_out_at_the_limit():
    assert read("a", "S", "T", stops=("STOP",), limit=2) == ("aS", "length", 2)


def test_a_character_of_several_tokens_comes_whole():
    found = list(pieces(planned("a 😀 é", Sampling()), (), None))
    assert "".join(piece.text for piece in found) == "a 😀 é"
    assert not any("\ufffd" in piece.text for piece in found)
    assert sum(len(piece.tokens) for piece in found) == sum(piece.spent for piece in found)


def test_a_character_cut_by_the_limit_is_marked():
    data = [Token(0, bytes([byte])) for byte in "😀".encode()]
    assert "".join(piece.text for piece in pieces(data, (), 2)) == "\ufffd"


def test_no_token_is_told_for_text_after_a_stop():
    found = list(pieces(tokens("ab", "cd", "ef"), ("cd",), None))
    assert [token.data for piece in found for token in piece.tokens] == [b"ab"]
