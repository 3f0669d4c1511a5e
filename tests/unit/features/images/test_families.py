"""Whose rules a model follows, by its name and by where it is."""

import pytest

from playground.api.connection import Connection
from playground.features.images.families import AnySize, FixedSizes, FreeSizes, family_of

OPENAI = Connection("o", "OpenAI", "https://api.openai.com/v1", "openai")
DEMO = Connection("demo", "Demo", "http://127.0.0.1:5000/v1", "demo")
ELSEWHERE = Connection("l", "Local", "http://localhost:8080/v1")


@pytest.mark.parametrize("place", [OPENAI, DEMO])
@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("gpt-image-2", "gpt-image-2"),
        ("gpt-image-2.6-sunburst", "gpt-image-2"),
        ("gpt-image-3", "gpt-image-2"),
        ("gpt-image-10", "gpt-image-2"),
        ("gpt-image-1", "gpt-image-1"),
        ("gpt-image-1-mini", "gpt-image-1"),
        ("gpt-image-1.5", "gpt-image-1"),
        ("openai/GPT-Image-1.5", "gpt-image-1"),
        ("chatgpt-image-latest", "chatgpt-image"),
        ("dall-e-3", "dall-e-3"),
        ("dall-e-2", "dall-e-2"),
    ],
)
def test_a_name_says_what_a_model_takes_where_names_mean_something(place, model, family):
    assert family_of(model, place).id == family


@pytest.mark.parametrize(
    ("model", "place", "family"),
    [
        ("", OPENAI, "generic"),
        ("gpt-6-astra", OPENAI, "generic"),
        ("demo-sketch", DEMO, "demo-sketch"),
        ("", DEMO, "demo-sketch"),
        ("demo-sketch", ELSEWHERE, "generic"),
        ("dall-e-3", ELSEWHERE, "generic"),
        ("gpt-image-2", ELSEWHERE, "generic"),
        ("flux.1-dev", ELSEWHERE, "generic"),
    ],
)
def test_elsewhere_nothing_is_asserted(model, place, family):
    found = family_of(model, place)
    assert found.id == family
    assert not found.refused
    assert found.no_edits is found.no_variations is None


def test_a_known_name_elsewhere_is_a_hint_at_good_sizes():
    assert family_of("dall-e-3", ELSEWHERE).sizes == AnySize(("1024x1024", "1792x1024", "1024x1792"))
    assert family_of("dall-e-3", ELSEWHERE).qualities[:2] == ("standard", "hd")


def test_the_families_differ_in_what_they_take():
    two, one, mini = (family_of(name, OPENAI) for name in ("gpt-image-2", "gpt-image-1.5", "gpt-image-1-mini"))
    assert isinstance(two.sizes, FreeSizes)
    assert isinstance(one.sizes, FixedSizes)
    assert two.qualities == ("auto", "low", "medium", "high")
    assert family_of("gpt-image-2.5-flare", OPENAI).qualities[-2:] == ("xhigh", "max")
    assert (one.fidelities, mini.fidelities) == (("high", "low"), ("low",))
    assert "input_fidelity" in two.refused
    assert "input_fidelity" not in one.refused
    three = family_of("dall-e-3", OPENAI)
    assert (three.most, three.longest_prompt) == (1, 4_000)
    assert str(three.refused["n"]) == "dall-e-3 makes one picture at a time."
    assert three.no_edits is not None
    assert family_of("dall-e-2", OPENAI).square_sources
    assert family_of("dall-e-2", OPENAI).no_variations is None


@pytest.mark.parametrize("model", ["gpt-image-2", "gpt-image-1", "dall-e-3", "dall-e-2", "chatgpt-image-latest"])
def test_every_reason_is_one_sentence(model):
    family = family_of(model, OPENAI)
    for reason in (*family.refused.values(), family.no_edits, family.no_variations):
        if reason is not None:
            assert str(reason).endswith(".")
            assert len(str(reason)) < 100
