"""The one way by which English sentences become the user's language."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from playground.message import Message
from playground.widgets.resources import resource_dir

CONTEXT: Final = "playground"


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str


_LANGUAGES: Final = (Language("en", "English"), Language("zh_CN", "简体中文"))


def tr(text: str | Message, /, **values: object) -> str:
    """The sentence in the user's language, with its values filled in; messages among the values are translated too."""
    if isinstance(text, Message):
        return tr(text.text, **{**text.values, **values})
    filled = {name: tr(value) if isinstance(value, Message) else value for name, value in values.items()}
    translated = QCoreApplication.translate(CONTEXT, text)
    try:
        return translated.format(**filled)
    except (LookupError, ValueError, AttributeError):
        # A slip in a translation must not cost the user the sentence.
        return text.format(**filled)


def languages() -> tuple[Language, ...]:
    return _LANGUAGES


def install(app: QCoreApplication, language: str | None) -> str:
    """Speak this language, or the system's when None; returns the one chosen."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(language) if language else QLocale.system())
    chosen = language or _system_language()
    if chosen != "en":
        _load(app, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{chosen}.qm")
        _load(app, resource_dir() / "i18n" / f"playground_{chosen}.qm")
    return chosen


def _load(app: QCoreApplication, path: Path) -> None:
    translator = QTranslator(app)
    if translator.load(str(path)):
        app.installTranslator(translator)


def _system_language() -> str:
    preferred = QLocale.system().uiLanguages()
    return "zh_CN" if preferred and preferred[0].startswith("zh") else "en"
