"""The one list of tabs."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from playground.features.chat.view.chat_view import ChatTab
from playground.message import Message
from playground.services.handovers import (
    ConversationHandover,
    LibraryHandover,
    ModelHandover,
    PictureHandover,
    PromptHandover,
    SpeechHandover,
    TextHandover,
)
from playground.window.tab import Tab, TabEntry

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from playground.services.archive import Archive, Contribution
    from playground.services.context import Context
    from playground.sound.backend import Backend


def _images(context: "Context") -> Tab:
    # With NumPy and Pillow, which the start has no need for.
    from playground.features.images.view.images_view import ImagesTab

    return ImagesTab(context)


@cache
def _sound_devices() -> "Backend":
    """One for all tabs: PortAudio must not be entered twice."""
    from playground.sound.devices import PortAudio

    return PortAudio()


def _transcribe(context: "Context") -> Tab:
    from playground.features.transcribe.view.transcribe_view import TranscribeTab

    return TranscribeTab(context, _sound_devices())


def _speak(context: "Context") -> Tab:
    from playground.features.speak.view.speak_view import SpeakTab

    return SpeakTab(context, _sound_devices())


def _embeddings(context: "Context") -> Tab:
    # With NumPy.
    from playground.features.embeddings.view.embeddings_view import EmbeddingsTab

    return EmbeddingsTab(context)


def _files(context: "Context") -> Tab:
    # With a table, forms and charts, which the start has no need for.
    from playground.features.files.view.files_tab import FilesTab

    return FilesTab(context)


def _prompts(context: "Context") -> Tab:
    from playground.features.prompt_lab.view.lab_tab import LabTab

    return LabTab(context)


def _from(feature: str) -> "Contribution":
    """What a capability puts into the export of everything, loaded when that is asked for."""

    def contribute(context: "Context", archive: "Archive") -> "Awaitable[None]":
        archiving = import_module(f"playground.features.{feature}.archiving")
        contribution: Contribution = archiving.contribute
        return contribution(context, archive)

    return contribute


TABS: tuple[TabEntry, ...] = (
    TabEntry(
        "chat",
        "chat-circle-text",
        Message("Chat"),
        ChatTab,
        accepts=(PictureHandover, TextHandover, ModelHandover, ConversationHandover),
        contribute=_from("chat"),
    ),
    TabEntry("images", "image", Message("Images"), _images, accepts=(PromptHandover,), contribute=_from("images")),
    TabEntry("transcribe", "microphone", Message("Transcribe"), _transcribe, contribute=_from("transcribe")),
    TabEntry("speak", "speaker-high", Message("Speak"), _speak, accepts=(SpeechHandover,), contribute=_from("speak")),
    TabEntry("embeddings", "share-network", Message("Embeddings"), _embeddings, contribute=_from("embeddings")),
    TabEntry("files", "files", Message("Files"), _files),
    TabEntry(
        "prompts", "flask", Message("Prompts"), _prompts, accepts=(LibraryHandover,), contribute=_from("prompt_lab")
    ),
)
