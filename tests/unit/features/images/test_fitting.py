"""A picture as a server takes it: what was changed is said, and a result finds its way back."""

import numpy
import pytest
from PIL import Image

from playground.features.images.compositing import composite
from playground.features.images.decoding import Decoded, decode
from playground.features.images.encoding import encode, encode_png
from playground.features.images.fitting import Fitted, SourceRules, fit_source
from tests.unit.features.images.pictures_to_test import noise, plain, saved, smooth

DALL_E_2 = SourceRules(True, True, 4_000_000, 1, ("image/png",), 4096, "dall-e-2")
GPT_IMAGE_2 = SourceRules(multiple=16, max_side=3840, model="gpt-image-2")


def fit(pixels, rules: SourceRules, media_type: str = "image/png") -> Fitted:
    return fit_source(decode(encode(pixels, media_type)), rules)


def said(fitted: Fitted) -> list[str]:
    return [str(change) for change in fitted.changes]


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/webp"])
def test_what_fits_is_sent_as_it_is(media_type):
    fitted = fit(smooth(64, 32), GPT_IMAGE_2, media_type)
    assert (fitted.media_type, fitted.changes, fitted.width, fitted.height) == (media_type, (), 64, 32)
    sent = decode(fitted.data)
    assert (sent.media_type, sent.width, sent.height) == (media_type, 64, 32)


def test_dall_e_2_gets_a_square_png_with_alpha():
    pixels = smooth(60, 40)
    fitted = fit(pixels, DALL_E_2)
    sent = decode(fitted.data)
    assert (sent.width, sent.height, sent.media_type, sent.had_alpha) == (60, 60, "image/png", True)
    assert numpy.array_equal(sent.pixels[10:50], pixels)
    assert said(fitted) == [
        "The picture was padded to a square, because dall-e-2 takes only squares.",
        "The picture got an alpha channel, because dall-e-2 takes only pictures with one.",
    ]


def test_what_is_added_continues_the_edge_and_is_opaque():
    pixels = smooth(20, 60)
    sent = decode(fit(pixels, DALL_E_2).data).pixels
    assert (sent[:, :20] == pixels[:, :1]).all()
    assert (sent[:, 40:] == pixels[:, -1:]).all()


def test_sides_become_multiples():
    fitted = fit(smooth(50, 33), GPT_IMAGE_2)
    assert (fitted.width, fitted.height) == (64, 48)
    assert said(fitted) == ["The picture was padded to 64 × 48, because gpt-image-2 takes only multiples of 16."]


def test_long_sides_are_shortened():
    fitted = fit(smooth(400, 300), SourceRules(max_side=200, multiple=16, model="m"))
    assert (fitted.width, fitted.height) == (192, 144)
    assert said(fitted)[0] == "The picture was made smaller, 192 × 144, because m takes at most 200 pixels a side."


def test_what_is_too_heavy_becomes_smaller_until_it_fits():
    fitted = fit(noise(300, 200), SourceRules(max_bytes=60_000, formats=("image/png",), model="m"))
    assert len(fitted.data) <= 60_000
    assert fitted.width / fitted.height == pytest.approx(1.5, abs=0.02)
    assert fitted.width > 120
    assert said(fitted) == [
        f"The picture was made smaller, {fitted.width} × {fitted.height}, because m takes at most 1 MB."
    ]


def test_what_is_too_heavy_is_sent_in_a_lighter_format_where_that_is_taken():
    fitted = fit(noise(300, 200), SourceRules(max_bytes=130_000, formats=("image/png", "image/jpeg"), model="m"))
    assert len(fitted.data) <= 130_000
    assert (fitted.media_type, fitted.width) == ("image/jpeg", 300)
    assert said(fitted) == ["The picture is sent as JPEG, because m takes at most 1 MB."]


def test_another_format_is_said():
    fitted = fit_source(decode(plain("GIF")), SourceRules(formats=("image/png", "image/webp"), model="m"))
    assert said(fitted) == ["The picture is sent as PNG, because m takes only PNG, WebP."]


def test_what_loses_its_transparency_is_said():
    pixels = smooth(20, 20)
    pixels[:5, :, 3] = 0
    fitted = fit(pixels, SourceRules(formats=("image/jpeg",), model="m"))
    assert said(fitted)[-1] == "What was transparent became white, because m takes no transparency."


def test_a_server_without_a_name_is_this_server():
    fitted = fit(smooth(20, 10), SourceRules(square=True))
    assert said(fitted) == ["The picture was padded to a square, because this server takes only squares."]


RULES = (
    DALL_E_2,
    GPT_IMAGE_2,
    SourceRules(square=True, multiple=16, max_side=96),
    SourceRules(max_bytes=9_000, formats=("image/png",), square=True),
)


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("size", [(150, 101), (101, 150), (64, 64)])
@pytest.mark.parametrize("scale", [1, 2, 0.5])
def test_a_result_lies_over_the_source_again(rules, size, scale):
    pixels = smooth(*size)
    fitted = fit(pixels, rules)
    sent = decode(fitted.data).pixels
    width, height = (round(side * scale) for side in (fitted.width, fitted.height))
    result = numpy.asarray(Image.fromarray(sent).resize((width, height), Image.Resampling.LANCZOS))
    back = fitted.restore(result)
    assert back.shape == pixels.shape
    assert abs(back.astype(int) - pixels).max() <= 8


def test_what_was_only_padded_comes_back_to_the_bit():
    pixels = noise(45, 30)
    for rules in (DALL_E_2, GPT_IMAGE_2):
        fitted = fit(pixels, rules)
        assert numpy.array_equal(fitted.restore(decode(fitted.data).pixels), pixels)


@pytest.mark.parametrize("rules", RULES)
def test_the_mask_goes_the_same_way_and_leaves_the_padding_alone(rules):
    mask = numpy.zeros((101, 150), numpy.uint8)
    mask[30:80, 40:120] = 255
    fitted = fit(smooth(150, 101), rules)
    sent = fitted.fit_mask(mask)
    assert sent.shape == (fitted.height, fitted.width)
    rgba = numpy.repeat(sent[..., None], 4, axis=-1)
    assert abs(fitted.restore(rgba)[..., 0].astype(int) - mask).mean() < 6
    assert sent[0].max() == sent[-1].max() == 0


def test_an_edit_by_a_server_that_wants_squares_changes_only_the_mask():
    pixels = noise(90, 60)
    mask = numpy.zeros((60, 90), numpy.uint8)
    mask[20:40, 30:60] = 255
    fitted = fit(pixels, DALL_E_2)
    answer = numpy.full((1024, 1024, 4), 255, numpy.uint8)
    composed = composite(pixels, fitted.restore(answer), mask, feather=0, colour_match=False)
    assert numpy.array_equal(composed[mask == 0], pixels[mask == 0])
    assert composed[mask == 255].min() == 255


def test_a_single_pixel_can_be_sent():
    fitted = fit_source(Decoded(noise(1, 1), "image/png", had_alpha=False), DALL_E_2)
    assert decode(fitted.data).width == 1
    assert decode(saved(Image.new("L", (1, 3)))).height == 3
    assert encode_png(fitted.restore(noise(8, 8)))
