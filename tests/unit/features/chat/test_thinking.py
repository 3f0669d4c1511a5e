"""Thoughts are told from what is said, however the text is cut."""

import pytest

from playground.features.chat.thinking import Thinking


def parted(*pieces: str) -> tuple[str, str]:
    thinking = Thinking()
    parts = [*map(thinking.take, pieces), thinking.end()]
    return "".join(thought for thought, _ in parts), "".join(said for _, said in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<think>\nHm.\n</think>\n\nYes.", ("Hm.\n", "Yes.")),
        ("\n <think>Hm</think>Yes", ("Hm", "Yes")),
        ("Yes <think>no</think>", ("", "Yes <think>no</think>")),
        ("<think></think>Yes", ("", "Yes")),
        ("<think>never ends </thin", ("never ends </thin", "")),
        ("<thi", ("", "<thi")),
        ("<b>bold</b>", ("", "<b>bold</b>")),
        ("<think>a</think>b</think>c", ("a", "b</think>c")),
        ("", ("", "")),
    ],
)
def test_only_what_stands_between_the_marks_at_the_beginning_is_thought(text, expected):
    assert parted(text) == expected
    assert parted(*text) == expected
    for cut in range(len(text)):
        assert parted(text[:cut], text[cut:]) == expected
