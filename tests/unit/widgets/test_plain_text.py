"""Foreign text is shown as it is, and cannot mislead."""

from playground.widgets.plain_text import one_line, sendable, tool_tip


def test_a_reordering_character_is_spelled_out():
    assert one_line("safe\u202eexe.txt") == "safe\\u202eexe.txt"


def test_control_characters_and_lines_become_spaces():
    assert one_line("one\r\ntwo\tthree\x00") == "one two three "


def test_a_tooltip_shows_markup_as_it_is_written():
    assert tool_tip("<b>x</b>\nnext") == "<qt>&lt;b&gt;x&lt;/b&gt;<br>next</qt>"


def test_an_empty_tooltip_stays_empty():
    assert tool_tip("") == ""


def test_nul_characters_are_not_sent():
    assert sendable("a\0b") == "ab"


def test_half_a_surrogate_pair_is_replaced_and_a_whole_one_joined():
    assert sendable("a\ud800b") == "a\ufffdb"
    assert sendable("\ud83d\ude00") == "😀"
    assert sendable("日本語 👩‍👩‍👧 é") == "日本語 👩‍👩‍👧 é"
