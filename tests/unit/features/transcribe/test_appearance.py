"""What the buttons say and why they cannot be pressed."""

from dataclasses import replace
from typing import Any

import pytest

from playground.api.audio_transcript import Segment, Word
from playground.features.transcribe.appearance import RETRY, SAVE_TAKE, Reality, appearance, card_for
from playground.features.transcribe.confidence import chance_of_segment, chance_of_word, sureness
from playground.features.transcribe.controls import Mode
from playground.features.transcribe.facts import TranscriptFacts
from playground.features.transcribe.packing import LARGEST, Packing
from playground.features.transcribe.stitching import Span
from playground.message import Message
from playground.services.failures import Failure

READY = Reality(
    Mode.TRANSCRIBE, started=True, model="m", take=True, sound=True, recording=False, full=False, seconds=60, size=1000
)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"started": False}, "starting"),
        ({"recording": True}, "Finish the recording"),
        ({"take": False}, "Record something"),
        ({"sound": False}, "no longer there"),
        ({"model": " "}, "Choose a model"),
        ({"full": True}, "Two transcripts"),
        ({"hindrance": Message("No ears.")}, "No ears."),
        ({"fault": Message("No JSON.")}, "No JSON."),
    ],
)
def test_what_stands_in_the_way_is_said(changes: dict[str, Any], words: str):
    assert words in str(appearance(replace(READY, **changes)).why_not)


def test_the_button_says_what_it_does():
    assert appearance(READY).why_not is None
    verbs = [
        str(appearance(replace(READY, mode=mode, span=span)).verb)
        for mode in (Mode.TRANSCRIBE, Mode.TRANSLATE)
        for span in (None, Span(0, 1))
    ]
    assert verbs == ["Transcribe", "Transcribe selection", "Translate", "Translate selection"]


def test_a_selection_of_a_large_take_is_small():
    assert appearance(replace(READY, size=LARGEST + 1)).oversize is not None
    assert appearance(replace(READY, size=LARGEST + 1, span=Span(0, 1))).oversize is None


def test_a_wish_that_does_not_fit_is_not_followed():
    huge = replace(READY, size=3_000_000_000, seconds=30_000, packing=Packing.OPUS)
    assert appearance(huge).packing is Packing.SPLIT


def test_two_steps_are_offered_only_where_both_can_be_gone():
    wished = replace(READY, mode=Mode.TRANSLATE, hindrance=Message("No."), translator="chat")
    assert appearance(wished).offer is not None
    assert appearance(replace(wished, translator="")).offer is None
    assert appearance(replace(wished, no_transcripts=Message("No."))).offer is None
    assert appearance(replace(wished, mode=Mode.TRANSCRIBE)).offer is None


def test_an_interrupted_run_offers_the_sound():
    card = card_for("interrupted", TranscriptFacts(), has_text=False, has_sound=True)
    assert card is not None
    assert SAVE_TAKE in [action for action, _ in card.actions]


def test_a_card_for_a_sound_that_is_gone_does_not_offer_it():
    facts = TranscriptFacts(failure=Failure(Message("Broken."), actions=("open_connection", "continue")))
    card = card_for("failed", facts, has_text=False, has_sound=False)
    assert card is not None
    assert [action for action, _ in card.actions] == ["open_connection", RETRY]


def test_facts_come_back_from_what_is_kept():
    facts = TranscriptFacts(True, "x", "flac", 2, 7, "as it came", (Message("note"),), Failure(Message("Broken.")))
    assert TranscriptFacts.from_json(facts.to_json()) == facts
    assert TranscriptFacts.from_json({"parts": "two", "notes": 3, "heard": None}) == TranscriptFacts()


def test_sureness_has_three_steps_and_none():
    assert [sureness(chance) for chance in (0.9, 0.6, 0.1, None)] == ["sure", "unsure", "doubtful", None]
    assert chance_of_word(Word("a", 0, 1)) is None
    assert chance_of_word(Word("a", 0, 1, 0.5)) == 1.0
    assert chance_of_segment(Segment("0", 0, 1, "a")) is None
    assert chance_of_segment(Segment("0", 0, 1, "a", 0.0, 0.1)) == 1.0
    assert chance_of_segment(Segment("0", 0, 1, "a", 0.0, 0.9)) == pytest.approx(0.1)
