"""Languages are found by whatever people type."""

import pytest

from playground.features.transcribe.languages import LANGUAGES, find, named


def test_every_language_has_one_code_of_two_letters_and_two_names():
    codes = [each.code for each in LANGUAGES]
    assert len(codes) == len(set(codes)) > 80
    assert all(len(code) == 2 and code.islower() for code in codes)
    assert len({each.english for each in LANGUAGES}) == len({each.chinese for each in LANGUAGES}) == len(codes)
    assert all(each.english[0].isupper() and not each.chinese.isascii() for each in LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ger", "de"), ("German", "de"), ("de", "de"), ("德语", "de"), ("中", "zh"), ("mandarin", "zh"),
        ("bokmal", "no"), ("farsi", "fa"), ("  EN ", "en"), ("norwegian ny", "nn"), ("creole", "ht"),
    ],
)  # fmt: skip
def test_what_is_typed_finds_the_language_first(typed, first):
    assert find(typed)[0].code == first


def test_nothing_typed_shows_all_and_nonsense_nothing():
    assert find(" ") == LANGUAGES
    assert find("qqq") == ()
    assert all(any(name.casefold().startswith("k") for name in each.names) for each in find("k"))


@pytest.mark.parametrize(
    ("said", "code"), [("english", "en"), ("en", "en"), ("zh-CN", "zh"), ("pt_BR", "pt"), ("普通话", "zh")]
)
def test_servers_say_a_language_by_code_or_name(said, code):
    language = named(said)
    assert language is not None
    assert language.code == code


def test_an_unknown_language_is_none():
    assert named("klingon") is None
    assert named("") is None
