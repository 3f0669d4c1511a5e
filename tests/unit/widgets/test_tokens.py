"""Every text can be read on every surface that it stands on."""

import pytest

from playground.widgets.tokens import DARK, LIGHT, Tokens, contrast, mix, with_alpha

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", ["window", "surface", "sunken", "selection", "own_message"])
def test_text_can_be_read_on_every_surface(theme: Tokens, surface: str):
    assert contrast(theme.text, getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", ["secondary", "accent", "danger", "warning", "success"])
@pytest.mark.parametrize("surface", ["window", "surface", "sunken"])
def test_coloured_text_can_be_read_where_it_stands(theme: Tokens, colour: str, surface: str):
    # No success is reported inside a sunken field.
    if (colour, surface) != ("success", "sunken"):
        assert contrast(getattr(theme, colour), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["accent", "accent_hover"])
def test_the_word_on_the_primary_button_can_be_read(theme: Tokens, ground: str):
    assert contrast(theme.on_accent, getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("part", ["outline", "accent"])
def test_the_edge_of_a_control_can_be_seen(theme: Tokens, part: str):
    assert contrast(getattr(theme, part), theme.surface) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_secondary_text_can_be_read_on_a_hovered_row(theme: Tokens):
    hovered = mix(theme.surface, theme.text, 0.06)
    assert contrast(theme.secondary, hovered) >= 4.5


def test_contrast_of_black_and_white_is_twenty_one():
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21
    assert contrast("#123456", "#123456") == 1


def test_colours_are_mixed_and_made_transparent():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert with_alpha("#112233", 0.5) == "#80112233"
