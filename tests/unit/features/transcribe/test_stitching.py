"""Parts of a take become one transcript, with the times of the whole take."""

from playground.api.audio_transcript import Segment, Transcript, Word
from playground.features.transcribe.stitching import Heard, Span, put_into, stitched

FIRST = Transcript("One.", language="en", words=(Word("One", 0.1, 0.5),), segments=(Segment("0", 0.0, 1.0, "One."),))
SECOND = Transcript("Two.", words=(Word("Two", 0.2, 0.6),), segments=(Segment("0", 0.0, 2.0, "Two."),))


def test_times_are_those_of_the_whole_take():
    whole = stitched((Heard(Span(0, 60), FIRST), Heard(Span(60, 100), SECOND)))
    assert (whole.text, whole.language, whole.duration) == ("One. Two.", "en", 100)
    assert [(each.id, each.start, each.end) for each in whole.segments] == [("0", 0.0, 1.0), ("1", 60.0, 62.0)]
    assert [word.start for word in whole.words] == [0.1, 60.2]


def test_a_part_without_times_is_known_to_lie_in_its_span():
    whole = stitched((Heard(Span(0, 60), Transcript("One.")), Heard(Span(60, 100), Transcript("Two."))))
    assert [(each.start, each.end, each.text) for each in whole.segments] == [(0, 60, "One."), (60, 100, "Two.")]


def test_one_part_alone_stays_as_it_came():
    assert stitched((Heard(Span(0, 5), FIRST),)) is FIRST


def test_chinese_parts_are_joined_without_a_space():
    parts = (Heard(Span(0, 1), Transcript("你好，")), Heard(Span(1, 2), Transcript("世界")))
    assert stitched(parts).text == "你好，世界"


def test_what_is_heard_in_a_span_takes_the_place_of_what_was_there():
    base = Transcript(
        "a b c",
        words=(Word("a", 0, 1), Word("b", 1, 2), Word("c", 2, 3)),
        segments=(Segment("0", 0, 1, "a"), Segment("1", 1, 2, "b"), Segment("2", 2, 3, "c")),
    )
    new = Transcript("B!", words=(Word("B", 1.1, 1.9),), segments=(Segment("0", 1.0, 2.0, "B!"),))
    whole = put_into(base, Span(1.0, 2.0), new)
    assert whole.text == "a B! c"
    assert [word.text for word in whole.words] == ["a", "B", "c"]
    assert [(each.id, each.start) for each in whole.segments] == [("0", 0), ("1", 1.0), ("2", 2)]


def test_words_of_a_line_that_lie_outside_the_span_stay():
    base = Transcript(
        "One, two three. Four.",
        words=(Word("One", 0, 1), Word("two", 1, 2), Word("three", 2, 3), Word("Four", 3, 4)),
        segments=(Segment("0", 0, 3, "One, two three."), Segment("1", 3, 4, "Four.")),
    )
    new = Transcript("TWO", words=(Word("TWO", 1.1, 1.9),), segments=(Segment("0", 1.1, 1.9, "TWO"),))
    whole = put_into(base, Span(0.9, 2.1), new)
    assert whole.text == "One, TWO three. Four."
    assert [word.text for word in whole.words] == ["One", "TWO", "three", "Four"]
    lines = [(each.start, each.end, each.text) for each in whole.segments]
    assert lines == [(0, 1, "One,"), (1.1, 1.9, "TWO"), (2, 3, "three."), (3, 4, "Four.")]


def test_without_times_there_is_no_place_to_put_it():
    assert put_into(Transcript("a b c"), Span(1, 2), Transcript("B")).text == "B"
