"""What is known about a reply, and that it survives the way to the disk and back."""

import json

import pytest

from playground.features.chat.facts import Facts, estimate_tokens, finish_words, from_json, to_json
from playground.message import Message
from playground.services.failures import Failure


def test_facts_survive_the_way_to_the_disk_and_back():
    facts = Facts(
        connection="demo",
        demo=True,
        answered_by="demo-assistant",
        finish_reason="stop",
        prompt_tokens=34,
        completion_tokens=0,
        first_token=0.0,
        duration=2.2,
        notes=(Message("{count} events could not be read", count=2),),
        failure=Failure(Message("No {what}", what=Message("answer")), Message("Try again."), "status 500", ("retry",)),
    )

    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts


def test_nothing_known_takes_no_room():
    assert to_json(Facts()) == {}
    assert from_json({}) == Facts()


@pytest.mark.parametrize(
    "damaged", [{"prompt_tokens": "many", "duration": True, "failure": 3, "notes": "x"}, {"failure": {}}]
)
def test_damaged_details_are_read_as_far_as_they_go(damaged):
    facts = from_json(damaged)

    assert facts.prompt_tokens is None
    assert facts.duration is None


def test_speed_leaves_out_the_wait_for_the_first_token():
    facts = Facts(completion_tokens=123, first_token=1.0, duration=3.0)

    assert facts.tokens_per_second == pytest.approx(61)


@pytest.mark.parametrize(
    "facts",
    [
        Facts(completion_tokens=5),
        Facts(completion_tokens=1, first_token=0.1, duration=0.5),
        Facts(completion_tokens=50, first_token=0.5, duration=0.5),
    ],
)
def test_speed_is_not_known_rather_than_wrong(facts):
    assert facts.tokens_per_second is None


def test_estimate_counts_chinese_characters_one_by_one():
    assert estimate_tokens("今天天气") == 4
    assert estimate_tokens("abcdefgh") == 2
    assert estimate_tokens("") == 0


def test_finish_reason_is_told_in_plain_words():
    assert str(finish_words("length")) == "stopped at the length limit"
    assert str(finish_words("eos_token")) == "ended: eos_token"
