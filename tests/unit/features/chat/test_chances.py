"""The probabilities of the pieces of a reply, laid over its text."""

from playground.features.chat.chances import Piece, beginning, pieces_of
from playground.features.chat.facts import Facts
from playground.features.chat.turns import Token, Turn


def reply(text: str, *tokens: str, seam: int | None = None) -> Turn:
    said = tuple(Token(token, -0.5, ((token, -0.5), ("other", -1.0))) for token in tokens)
    return Turn(1, "assistant", text, tokens=said, facts=Facts(seam=seam))


def laid(turn: Turn) -> list[tuple[str, bool]]:
    pieces = pieces_of(turn)
    assert "".join(piece.text for piece in pieces) == turn.text
    assert all(turn.text.startswith(piece.text, piece.start) for piece in pieces)
    return [(piece.text, piece.logprob is not None) for piece in pieces]


def test_each_token_lies_where_it_stands() -> None:
    assert laid(reply("Yes, yes", "Yes", ",", " yes")) == [("Yes", True), (",", True), (" yes", True)]


def test_what_a_reply_was_begun_with_is_not_known() -> None:
    assert laid(reply("Yes, yes", " yes", seam=4)) == [("Yes,", False), (" yes", True)]


def test_thoughts_before_the_answer_are_left_out() -> None:
    assert laid(reply("Yes.", "<think>", "Yes", "</think>", "Yes", ".")) == [("Yes", True), (".", True)]


def test_characters_that_took_several_tokens_are_not_known() -> None:
    assert laid(reply("a𠮷b", "a", "\\xf0\\xa0", "\\xae\\xb7", "b")) == [("a", True), ("𠮷", False), ("b", True)]


def test_nothing_is_known_of_a_text_that_was_written_anew() -> None:
    assert laid(reply("Something else", "Yes", ".")) == [("Something else", False)]
    assert laid(reply("Nothing came with it")) == [("Nothing came with it", False)]


def test_another_word_takes_the_place_of_a_piece() -> None:
    turn = reply("Yes, yes", "Yes", ",", " yes")
    assert beginning(turn, pieces_of(turn)[2], " no") == "Yes, no"


def test_what_was_said_stands_among_the_others() -> None:
    turn = Turn(1, "assistant", "b", tokens=(Token("b", -2.0, (("a", -1.0), ("c", -3.0))),))
    assert pieces_of(turn) == (Piece("b", 0, -2.0, (("a", -1.0), ("b", -2.0), ("c", -3.0))),)
