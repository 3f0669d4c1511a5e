"""Sentences and numbers in the user's language."""

from collections.abc import Iterator

import pytest
import translations
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from playground.message import Message
from playground.widgets import numbers
from playground.widgets.translation import install, languages, tr


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    install(qapp, "zh_CN")
    yield
    install(qapp, "en")


@pytest.fixture
def english(qapp: QApplication) -> None:
    install(qapp, "en")


class Wrong(QTranslator):
    """A translation whose placeholder nobody fills."""

    def translate(self, context: str, source: str, note: str | None = None, n: int = -1) -> str:
        return "Falsch: {gone}" if source == "Hello {name}" else ""


@pytest.mark.usefixtures("chinese")
def test_words_are_chinese_when_chinese_is_chosen():
    assert tr("Send") == "发送"


@pytest.mark.usefixtures("chinese")
def test_qt_speaks_the_same_language():
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


@pytest.mark.usefixtures("chinese")
def test_a_message_inside_a_message_is_translated_too():
    assert "发送" in tr(Message("Remove {name}", name=Message("Send")))


@pytest.mark.usefixtures("english")
def test_values_are_put_into_the_sentence():
    assert tr("Remove {name}", name="{braces}") == "Remove {braces}"


@pytest.mark.usefixtures("english")
def test_a_broken_translation_falls_back_to_english(qapp: QApplication):
    wrong = Wrong(qapp)
    qapp.installTranslator(wrong)
    assert tr("Hello {name}", name="you") == "Hello you"
    qapp.removeTranslator(wrong)


@pytest.mark.usefixtures("chinese")
def test_the_compiled_file_says_what_the_written_one_says():
    written = translations.read(translations.TRANSLATED)
    assert written
    assert {text: QCoreApplication.translate("playground", text) for text in written} == written


def test_english_and_chinese_are_offered_under_their_own_names():
    assert [(language.code, language.name) for language in languages()] == [("en", "English"), ("zh_CN", "简体中文")]


def test_without_a_choice_the_language_is_the_systems(qapp: QApplication):
    expected = "zh_CN" if QLocale.system().uiLanguages()[0].startswith("zh") else "en"
    assert install(qapp, None) == expected


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0042, "4 ms"), (0.12, "0.12 s"), (1.23, "1.2 s"), (9.99, "10 s"), (61, "1 min 1 s"), (3900, "1 h 5 min")],
)
def test_times_have_two_figures_and_a_unit(value: float, text: str):
    assert numbers.seconds(value) == text


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (4_100_000, "4.1 MB"),
        (999_999, "1.0 MB"),
        (2**40, "1,100 GB"),
    ],
)
def test_sizes_have_a_unit_that_fits(value: int, text: str):
    assert numbers.size(value) == text


@pytest.mark.usefixtures("english")
def test_nothing_is_less_than_nothing():
    assert [numbers.decimal(value, 2) for value in (-0.004, -0.0, -0.006, 0.004)] == ["0.00", "0.00", "-0.01", "0.00"]


@pytest.mark.usefixtures("english")
def test_counts_and_rates_are_written_by_the_locale():
    assert numbers.count(12345) == "12,345"
    assert numbers.rate(61.2) == "61 tokens/s"
    assert numbers.rate(4.21) == "4.2 tokens/s"


@pytest.mark.usefixtures("chinese")
def test_units_are_translated():
    assert numbers.rate(61.2) == "61 词元/秒"
