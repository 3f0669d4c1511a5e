"""Transcripts as lines to be read. No window is needed for it."""

from playground.api.audio_transcript import Segment, Token, Transcript, Word
from playground.features.transcribe.view.text.lines import Line, Timeline, has_chances, lines_of, plain_lines
from playground.features.transcribe.view.text.passage import Passage
from playground.features.transcribe.view.text.times import read_time

WORDS = (Word("One", 0.0, 0.4, -0.1), Word("two", 0.5, 0.9), Word("three", 1.0, 1.4, -2.0))
SEGMENTS = (Segment("0", 0.0, 1.0, "One, two."), Segment("1", 1.0, 2.0, "Three!", speaker="A"))


def test_words_are_found_in_the_text_of_their_segment_whatever_stands_around_them():
    first, second = lines_of(Transcript("One, two. Three!", words=WORDS, segments=SEGMENTS))
    assert [first.text[piece.first : piece.last] for piece in first.pieces] == ["One", "two"]
    assert [(piece.start, piece.end) for piece in second.pieces] == [(1.0, 1.4)]
    assert (first.place, second.place, second.speaker) == (0, 1, "A")


def test_a_word_that_a_person_has_written_has_no_time():
    (line,) = lines_of(Transcript("Own two.", words=WORDS[:2], segments=(Segment("0", 0.0, 1.0, "Own two."),)))
    assert [line.text[piece.first : piece.last] for piece in line.pieces] == ["two"]


def test_tokens_say_how_sure_the_server_is_where_there_are_no_times():
    (line,) = lines_of(Transcript("One two", logprobs=(Token("One", -0.01), Token(" two", -3.0))))
    assert [piece.chance is not None and piece.chance < 0.5 for piece in line.pieces] == [False, True]
    assert line.start is None
    assert has_chances((line,))


def test_what_has_come_of_a_text_stays_as_it_is_while_more_comes():
    text = "A sentence that is said. " * 100
    before = plain_lines(text[:1500])
    after = plain_lines(text)
    assert after[: len(before) - 1] == before[:-1]
    assert " ".join(line.text for line in after) == text.strip()
    assert all(len(line.text) <= 600 for line in after)


def test_a_text_without_spaces_is_cut_all_the_same():
    assert [len(line.text) for line in plain_lines("字" * 1300)] == [600, 600, 100]


def test_a_line_is_said_from_its_beginning_to_its_end():
    times = Timeline(lines_of(Transcript("", segments=(Segment("0", 1.0, 2.0, "a"), Segment("1", 5.0, 6.0, "b")))))
    assert [times.at(seconds) for seconds in (0.5, 1.0, 1.9, 4.0, 5.5, 9.0)] == [None, 0, 0, None, 1, None]


def test_a_passage_lasts_from_its_first_word_to_its_last():
    lines = lines_of(Transcript("One, two. Three!", words=WORDS, segments=SEGMENTS))
    passage = Passage.between((1, 3), (0, 6))
    assert passage.text(lines) == "wo.\nThr"
    assert passage.span(lines) == (0.5, 1.4)
    assert Passage.between((0, 0), (0, 3)).span((Line("abc"),)) is None


def test_times_are_read_as_they_are_written_by_hand():
    assert [read_time(text) for text in ("5", "0:05.2", "1:02:03,5", " 1:30 ")] == [5.0, 5.2, 3723.5, 90.0]
    assert [read_time(text) for text in ("", "a", "1:", "-1", "1:2:3:4")] == [None] * 5
