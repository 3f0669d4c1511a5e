"""Hand-overs between tabs."""

import pytest

from playground.services.handovers import Handovers, PictureHandover, PromptHandover


def test_what_a_tab_takes_is_handed_over():
    handovers, seen = Handovers(), []
    handovers.offered.connect(seen.append)
    handovers.accept(PromptHandover)
    handovers.offer(PromptHandover("a cat"))
    assert seen == [PromptHandover("a cat")]


def test_without_a_tab_for_it_nothing_is_handed_over_in_silence():
    handovers = Handovers()
    handovers.accept(PromptHandover)
    assert not handovers.accepts(PictureHandover)
    with pytest.raises(LookupError):
        handovers.offer(PictureHandover(b"", "image/png", "cat.png"))
