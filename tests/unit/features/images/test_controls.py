"""What can be set, and why the rest cannot; what is sent follows from it."""

from dataclasses import fields, replace

import pytest

from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.images import EditParameters, GenerateParameters, Upload, VariationParameters
from playground.features.images.controls import Control, Mode, controls, unavailable
from playground.features.images.families import Family, family_of
from playground.features.images.parameters import parameters_for
from playground.features.images.settings import ImageSettings

OPENAI = Connection("o", "OpenAI", "https://api.openai.com/v1", "openai")
DEMO = Connection("demo", "Demo", "http://127.0.0.1:5000/v1", "demo")
ELSEWHERE = Connection("l", "Local", "http://localhost:8080/v1")
FREE = family_of("gpt-image-2", OPENAI)
SKETCH = family_of("demo-sketch", DEMO)
ANY = family_of("flux", ELSEWHERE)
EVERYTHING = ImageSettings(
    model="m", n=2, size="1024 × 1024", quality="high", style="vivid", background="opaque", output_format="webp",
    output_compression=80, response_format="b64_json", user="u", moderation="low", partial_images=2, seed=7,
    input_fidelity="high", extra='{"steps": 30}',
)  # fmt: skip
SOURCE = Upload(b"1", "a.png", "image/png")


def shown(
    family: Family, settings: ImageSettings = EVERYTHING, mode: Mode = Mode.GENERATE, dialect: Dialect | None = None
) -> dict[str, Control]:
    return dict(controls(settings, family, dialect or Dialect(), mode))


def disabled(*arguments: object, **named: object) -> set[str]:
    return {name for name, control in shown(*arguments, **named).items() if not control.enabled}  # type: ignore[arg-type]


LOCAL = {"keep_outside", "feather", "colour_match"}


@pytest.mark.parametrize(
    ("model", "mode", "expected"),
    [
        ("gpt-image-2", Mode.GENERATE, {"style", "response_format", "seed", "input_fidelity", *LOCAL}),
        ("gpt-image-2", Mode.EDIT, {"style", "response_format", "seed", "input_fidelity", "moderation"}),
        ("gpt-image-1", Mode.EDIT, {"style", "response_format", "seed", "moderation"}),
        (
            "dall-e-3",
            Mode.GENERATE,
            {
                "n", "background", "output_format", "output_compression", "moderation", "partial_images", "seed",
                "input_fidelity", *LOCAL,
            },
        ),
        (
            "dall-e-2",
            Mode.VARIATION,
            {
                "quality", "style", "background", "output_format", "output_compression", "moderation",
                "partial_images", "seed", "input_fidelity", *LOCAL,
            },
        ),
    ],
)  # fmt: skip
def test_what_a_family_does_not_take_is_disabled(model, mode, expected):
    settings = replace(EVERYTHING, partial_images=None)
    assert disabled(family_of(model, OPENAI), settings, mode) == expected


@pytest.mark.parametrize("family", [SKETCH, ANY], ids=["demo", "elsewhere"])
def test_where_nothing_is_refused_everything_can_be_tried(family):
    settings = replace(EVERYTHING, partial_images=None)
    assert disabled(family, settings) == {"input_fidelity", *LOCAL}
    assert disabled(family, settings, Mode.EDIT) == {"style", "moderation"}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("model", ["gpt-image-2", "gpt-image-1", "dall-e-3", "dall-e-2", "other"])
def test_every_field_has_a_control_and_every_disabled_one_a_sentence(model, mode):
    found = shown(family_of(model, OPENAI), ImageSettings(), mode)
    assert set(found) == {each.name for each in fields(ImageSettings)}
    for control in found.values():
        assert control.enabled == (control.reason is None)
        assert control.reason is None or str(control.reason).endswith(".")


def test_the_choices_follow_the_family():
    found = shown(family_of("dall-e-3", OPENAI))
    assert found["quality"].choices == ("standard", "hd")
    assert found["size"].choices == ("1024x1024", "1792x1024", "1024x1792")
    assert found["n"].choices == ("1",)
    assert shown(FREE)["n"].choices[-1] == "10"
    assert shown(FREE)["size"].open
    assert not shown(FREE)["quality"].open
    assert shown(ANY)["quality"].open


def test_a_transparent_background_and_jpeg_exclude_each_other():
    assert "transparent" not in shown(FREE, replace(EVERYTHING, output_format="jpeg"))["background"].choices
    assert "jpeg" not in shown(FREE, replace(EVERYTHING, background="transparent"))["output_format"].choices


def test_png_is_not_compressed():
    for output_format in ("", "png"):
        settings = replace(EVERYTHING, output_format=output_format)
        assert "PNG" in str(shown(FREE, settings)["output_compression"].reason)
        assert shown(ANY, settings)["output_compression"].enabled


def test_a_stream_carries_the_picture_itself():
    assert not shown(SKETCH)["response_format"].enabled
    assert shown(SKETCH, replace(EVERYTHING, partial_images=None))["response_format"].enabled


def test_what_was_refused_before_is_disabled():
    dialect = Dialect().without("m", "quality").without("m", "stream").without("other", "size").without("m", "model")
    found = shown(ANY, dialect=dialect)
    assert {name for name, control in found.items() if not control.enabled} >= {"quality", "partial_images"}
    assert str(found["quality"].reason) == "m has refused this before, so it is no longer sent."
    assert found["size"].enabled
    assert found["model"].enabled


@pytest.mark.parametrize(
    ("model", "place", "mode", "dialect", "words"),
    [
        ("gpt-image-2", OPENAI, Mode.GENERATE, Dialect(), None),
        ("dall-e-3", OPENAI, Mode.EDIT, Dialect(), "from words only"),
        ("gpt-image-2", OPENAI, Mode.VARIATION, Dialect(), "as the reference instead"),
        ("dall-e-2", OPENAI, Mode.VARIATION, Dialect(), None),
        ("dall-e-2", OPENAI, Mode.VARIATION, Dialect(paths={"images/variations": ""}), "as the reference instead"),
        ("flux", ELSEWHERE, Mode.VARIATION, Dialect(), None),
        ("flux", ELSEWHERE, Mode.GENERATE, Dialect(paths={"images/generations": ""}), "makes no pictures"),
        ("flux", ELSEWHERE, Mode.EDIT, Dialect(paths={"images/edits": ""}), "does not edit"),
    ],
)
def test_what_cannot_be_done_at_all_says_what_can(model, place, mode, dialect, words):
    reason = unavailable(family_of(model, place), dialect, mode)
    assert (reason is None) == (words is None)
    assert words is None or words in str(reason)


def test_only_what_is_set_is_sent():
    parameters = parameters_for(ImageSettings(model="m"), "a cube", Mode.GENERATE, shown(FREE, ImageSettings()))
    assert parameters == GenerateParameters("a cube", model="m")


def test_everything_that_can_be_used_is_sent():
    sent = parameters_for(EVERYTHING, "a cube", Mode.GENERATE, shown(ANY))
    assert isinstance(sent, GenerateParameters)
    body = sent.to_request(Dialect()).body
    assert body == {
        "prompt": "a cube", "model": "m", "n": 2, "size": "1024x1024", "quality": "high", "style": "vivid",
        "background": "opaque", "output_format": "webp", "output_compression": 80, "response_format": "b64_json",
        "user": "u", "moderation": "low", "stream": True, "partial_images": 2, "seed": 7, "steps": 30,
    }  # fmt: skip


def test_what_is_disabled_or_no_choice_of_this_model_is_not_sent():
    settings = ImageSettings(model="m", n=2, size="AUTO", quality="hd", style="vivid", seed=7, response_format="url")
    sent = parameters_for(settings, "p", Mode.GENERATE, shown(FREE, settings))
    assert sent == GenerateParameters("p", model="m", n=2, size="auto")


def test_an_edit_takes_the_pictures_and_the_mask_along():
    sent = parameters_for(EVERYTHING, "p", Mode.EDIT, shown(ANY, mode=Mode.EDIT), (SOURCE, SOURCE), SOURCE)
    assert isinstance(sent, EditParameters)
    assert (sent.images, sent.mask, sent.input_fidelity, sent.stream) == ((SOURCE, SOURCE), SOURCE, "high", True)
    assert sent.extra == {"seed": 7, "steps": 30}


def test_a_variation_takes_its_few_fields():
    settings = replace(EVERYTHING, extra='{"seed": 8}')
    sent = parameters_for(settings, "p", Mode.VARIATION, shown(ANY, mode=Mode.VARIATION), (SOURCE,))
    assert sent == VariationParameters(
        SOURCE, model="m", n=2, size="1024x1024", response_format="b64_json", user="u", extra={"seed": 8}
    )


def test_extra_fields_that_are_none_are_not_passed_over():
    with pytest.raises(ValueError, match="Expecting"):
        parameters_for(replace(EVERYTHING, extra="{"), "p", Mode.GENERATE, shown(ANY))
