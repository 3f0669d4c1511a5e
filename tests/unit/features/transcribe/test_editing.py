"""Edits of a transcript: text, times, splitting and joining, with the times of the words behind them."""

from playground.api.audio_transcript import Segment, Transcript, Word
from playground.features.transcribe.content import place_at, words_of
from playground.features.transcribe.editing import join, remove, split, with_text, with_times, with_whole_text

WORDS = (
    Word("one", 0.0, 0.4),
    Word("two", 0.5, 0.9),
    Word("three", 1.0, 1.4, -0.1),
    Word("four", 2.0, 2.4),
    Word("five", 2.5, 3.0),
)
CONTENT = Transcript(
    "One two three. Four five.",
    words=WORDS,
    segments=(Segment("0", 0.0, 1.5, "One two three.", -0.2, 0.1), Segment("1", 2.0, 3.0, "Four five.", -0.4, 0.3)),
)


def texts(content: Transcript) -> list[str]:
    return [segment.text for segment in content.segments]


def test_a_segment_knows_its_words():
    assert (words_of(CONTENT, 0), words_of(CONTENT, 1)) == (range(3), range(3, 5))


def test_a_corrected_word_takes_the_time_of_the_wrong_one():
    changed = with_text(CONTENT, 0, "One too three!")
    assert changed.text == "One too three! Four five."
    assert [(word.text, word.start, word.end) for word in changed.words[:3]] == [
        ("One", 0.0, 0.4),
        ("too", 0.5, 0.9),
        ("three!", 1.0, 1.4),
    ]
    assert changed.words[2].logprob == -0.1
    assert changed.words[3:] == WORDS[3:]
    assert changed.segments[0].avg_logprob is None


def test_added_words_share_the_time_between_their_neighbours():
    changed = with_text(CONTENT, 1, "Four and a five.")
    assert [word.text for word in changed.words[3:]] == ["Four", "and", "a", "five."]
    assert [round(word.start, 2) for word in changed.words[4:6]] == [2.4, 2.45]


def test_a_text_without_segments_is_changed_as_a_whole():
    assert with_whole_text(Transcript("a"), " b ").text == "b"


def test_a_moved_edge_pushes_the_neighbour_and_never_turns_a_segment_round():
    moved = with_times(CONTENT, 1, 1.2, 9.0)
    assert [(each.start, each.end) for each in moved.segments] == [(0.0, 1.2), (1.2, 9.0)]
    turned = with_times(CONTENT, 0, 5.0, -1.0)
    assert turned.segments[0].start < turned.segments[0].end <= turned.segments[1].end
    assert all(word.start <= word.end for word in turned.words)


def test_a_split_takes_the_times_of_the_words():
    parts = split(CONTENT, 0, len("One two"))
    assert texts(parts) == ["One two", "three.", "Four five."]
    assert [(each.start, each.end) for each in parts.segments[:2]] == [(0.0, 0.9), (1.0, 1.5)]
    assert [each.id for each in parts.segments] == ["0", "1", "2"]
    assert parts.words == WORDS
    assert split(CONTENT, 0, 0) is CONTENT


def test_a_split_without_words_goes_by_the_length_of_the_text():
    parts = split(Transcript("一二三四", segments=(Segment("0", 0.0, 4.0, "一二三四"),)), 0, 1)
    assert [(each.start, each.end) for each in parts.segments] == [(0.0, 1.0), (1.0, 4.0)]


def test_joining_takes_back_what_splitting_did():
    joined = join(split(CONTENT, 0, len("One two")), 0)
    assert texts(joined) == texts(CONTENT)
    assert joined.segments[0].end == 1.5
    assert join(CONTENT, 1) is CONTENT
    assert texts(join(CONTENT, 0)) == ["One two three. Four five."]


def test_a_segment_can_be_removed_with_its_words():
    left = remove(CONTENT, 0)
    assert (left.text, left.words) == ("Four five.", WORDS[3:])


def test_the_word_that_is_being_said_stays_lit_over_a_short_pause():
    assert [place_at(WORDS, seconds) for seconds in (0.1, 0.45, 1.6, 1.9, 2.6, 9.0)] == [0, 0, 2, None, 4, None]
    assert place_at((), 1.0) is None
