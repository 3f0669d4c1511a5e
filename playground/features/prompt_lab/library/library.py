"""The library: which prompts there are, and what the other parts of the lab ask of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from playground.api.dialect import Dialect
from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab.content import ROLES, Content, PromptMessage
from playground.features.prompt_lab.library.editing import Editing, said_in
from playground.features.prompt_lab.library.uses import Uses
from playground.features.prompt_lab.settings import AskSettings, from_api, parameters_for
from playground.features.prompt_lab.variables import declared, filled
from playground.message import Message
from playground.services.handovers import ConversationHandover
from playground.services.model_choice import ModelChoice
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.prompts import NewPrompt, NewVersion, Prompts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playground.services.context import Context
    from playground.services.handovers import LibraryHandover
    from playground.storage.prompts import PromptRecord, VersionRecord

RESTORE: Final = "prompts.restore"
_MODELS: Final = "prompts.models"
_OTHER_TRADES: Final = ("embed", "whisper", "tts", "dall-e", "image", "moderation", "transcribe", "audio", "realtime")


@dataclass(frozen=True, slots=True)
class Folder:
    """Without a name it holds what was put nowhere."""

    name: str
    prompts: tuple[PromptRecord, ...]


class Library:
    """`prompts` are all there are, `shown` those that the search finds."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self.uses_found: Signal[tuple[Message, ...]] = Signal()
        self.prompts: tuple[PromptRecord, ...] = ()
        self.shown: tuple[PromptRecord, ...] = ()
        self.started = False  # whether it is known what there is
        self.uses = Uses()
        self.store = Prompts(context.database)
        self.editing = Editing(context, self.store)
        self._context = context
        self._models = ModelChoice(context, _MODELS, demo="demo-assistant")
        self._search = ""
        self.editing.kept.connect(self.refresh)

    @property
    def folders(self) -> tuple[Folder, ...]:
        """Of those shown, by their names; what is in no folder comes last."""
        ordered = sorted(self.shown, key=lambda each: (not each.folder, each.folder.casefold(), each.folder))
        return tuple(Folder(name, tuple(each)) for name, each in groupby(ordered, lambda prompt: prompt.folder))

    @property
    def folder_names(self) -> tuple[str, ...]:
        return tuple(sorted({prompt.folder for prompt in self.prompts if prompt.folder}, key=str.casefold))

    @property
    def likely_model(self) -> str:
        """For a new prompt: the one chosen last, or else the first on offer that looks like one for a chat."""
        offered = self._models.offered
        fitting = (name for name in offered if not any(word in name.lower() for word in _OTHER_TRADES))
        return self._models.chosen or next(fitting, offered[0] if offered else "")

    def record(self, number: int) -> PromptRecord | None:
        return next((each for each in self.prompts if each.id == number), None)

    # For all parts of the lab

    async def content_of(self, prompt_id: int, version_id: int | None = None) -> tuple[int, Content]:
        """Of the current version, or of the one that is named, with its number in the store. Raises `LookupError` where
        there is none, and `StorageError`."""
        if prompt_id == self.editing.number:
            await self.editing.settled()
        found = await (self.store.current(prompt_id) if version_id is None else self.store.version(version_id))
        if found is None or found.prompt_id != prompt_id:
            raise LookupError(prompt_id)
        return found.id, said_in(found)

    async def versions_of(self, prompt_id: int) -> tuple[VersionRecord, ...]:
        """The latest first."""
        if prompt_id == self.editing.number:
            await self.editing.settled()
        return await self.store.versions(prompt_id)

    def values_of(self, prompt_id: int) -> Mapping[str, str]:
        """What its places were filled with last."""
        if prompt_id == self.editing.number:
            return dict(self.editing.values)
        record = self.record(prompt_id)
        return {} if record is None else record.values

    async def mark_used(self, version_id: int) -> None:
        """Something is asked with it: it stays as it is, and the next change begins another version."""
        await self.store.mark_used(version_id)

    # What the list does

    def start(self) -> None:
        self._start("list", self._begin, Message("Listing prompts"))

    def refresh(self) -> None:
        self._start("list", self._list, Message("Listing prompts"))

    def search(self, text: str) -> None:
        self._search = text
        self.refresh()

    def open(self, number: int) -> None:
        if number != self.editing.number:
            self._start("open", self._open, Message("Opening the prompt"), number)

    def close(self) -> None:
        self._start("open", self._close, Message("Opening the prompt"))

    def new(self, folder: str = "") -> None:
        content = Content((PromptMessage("user", ""),), (), AskSettings(model=self.likely_model))
        self.add(NewPrompt("", (NewVersion(content_format.to_json(content)),), folder))

    def add(self, *prompts: NewPrompt) -> None:
        """Opens the last of them."""
        self._start("change", self._add, Message("Saving the prompt"), prompts)

    def take(self, value: LibraryHandover) -> None:
        """What comes from a conversation becomes a prompt."""
        messages = tuple(PromptMessage(role, text) for role, text in value.messages if role in ROLES)
        content = Content(messages, declared(messages, ()), from_api(value.parameters))
        self.add(NewPrompt(value.title, (NewVersion(content_format.to_json(content)),)))

    @property
    def can_open_in_chat(self) -> bool:
        return self._context.handovers.accepts(ConversationHandover)

    def open_in_chat(self) -> None:
        """The open prompt, with its places filled as far as there are values."""
        content, record = self.editing.content, self.editing.record
        if record is not None:
            values = {name: value for name, value in self.editing.values.items() if value.strip()}
            body = parameters_for(content.settings, (), stream=False).to_request(Dialect()).body
            given = body if isinstance(body, dict) else {}
            parameters = {name: value for name, value in given.items() if name != "messages"}
            messages = filled(content.messages, values)
            self._context.handovers.offer(ConversationHandover(messages, parameters, record.name))

    def add_sample(self, name: str, content: Content, values: Mapping[str, str], folder: str = "") -> None:
        settings = replace(content.settings, model=self.likely_model)
        version = NewVersion(content_format.to_json(replace(content, settings=settings)))
        self.add(NewPrompt(name, (version,), folder, (), values))

    def describe(
        self, number: int, *, name: str | None = None, folder: str | None = None, tags: Sequence[str] | None = None
    ) -> None:
        self._start("change", self._describe, Message("Saving the prompt"), number, name, folder, tags)

    def rename_folder(self, old: str, new: str) -> None:
        """One that is there already takes in what was in the other."""
        self._start("change", self._rename_folder, Message("Saving the prompt"), old, new)

    def duplicate(self, number: int, name: str) -> None:
        """With the current version alone, under this name."""
        self._start("change", self._duplicate, Message("Saving the prompt"), number, name)

    def delete(self, number: int) -> None:
        self._start("change", self._delete, Message("Deleting"), number)

    def bring_back(self, number: int) -> None:
        self._start("change", self._bring_back, Message("Restoring"), number)

    def ask_uses(self, number: int) -> None:
        """Where the prompt is used; `uses_found` tells it."""
        self._start("uses", self._find_uses, Message("Looking where the prompt is used"), number)

    def restore_version(self, version_id: int) -> None:
        """Of the open prompt: what it says becomes another version."""
        self._start("change", self._restore_version, Message("Restoring"), version_id)

    def name_version(self, version_id: int, name: str) -> None:
        """Of the open prompt; without a name it has none any more."""
        self._start("change", self._name_version, Message("Saving the prompt"), version_id, name)

    def choose_model(self, model: str) -> None:
        """New prompts begin with it."""
        if model:
            self._models.choose(model)

    # Inside

    def _start(self, name: str, function: object, label: Message, *arguments: object) -> None:
        cancellable = name in ("list", "open", "uses")
        self._context.jobs.start(
            f"prompts.{name}",
            function,  # type: ignore[arg-type]  # one of those below
            *arguments,
            label=label,
            cancellable=cancellable,
        )

    async def _begin(self) -> None:
        await self.store.purge()
        await self._list()

    async def _list(self) -> None:
        everything = await self.store.prompts()
        self.shown = await self.store.prompts(self._search) if self._search else everything
        self.prompts, self.started = everything, True
        record = None if self.editing.number is None else self.record(self.editing.number)
        if record is not None:
            self.editing.record = record
        self.changed.emit()

    async def _open(self, number: int) -> None:
        await self.editing.settled()
        record, version = await self.store.prompt(number), await self.store.current(number)
        if record is not None and version is not None:
            self.editing.open(record, version)

    async def _close(self) -> None:
        await self.editing.settled()
        self.editing.close()

    async def _add(self, prompts: Iterable[NewPrompt]) -> None:
        numbers = await self.store.add(*prompts)
        await self._list()
        await self._open(numbers[-1])

    async def _describe(self, number: int, name: str | None, folder: str | None, tags: Sequence[str] | None) -> None:
        await self.store.describe(number, name=name, folder=folder, tags=tags)
        await self._list()

    async def _rename_folder(self, old: str, new: str) -> None:
        await self.store.rename_folder(old, new)
        await self._list()

    async def _duplicate(self, number: int, name: str) -> None:
        _, content = await self.content_of(number)
        record = await self.store.prompt(number)
        if record is not None:
            version = NewVersion(content_format.to_json(content))
            await self._add([NewPrompt(name, (version,), record.folder, record.tags, self.values_of(number))])

    async def _delete(self, number: int) -> None:
        if number == self.editing.number:
            await self._close()
        await self.store.delete(number)
        undo = (f"{RESTORE}:{number}", Message("Undo"))
        self._context.notices.post(Notice("info", Message("The prompt was deleted."), action=undo))
        await self._list()

    async def _bring_back(self, number: int) -> None:
        await self.store.restore(number)
        await self._list()
        await self._open(number)

    async def _find_uses(self, number: int) -> None:
        self.uses_found.emit(await self.uses.of(number))

    async def _restore_version(self, version_id: int) -> None:
        await self.editing.settled()
        old = await self.store.version(version_id)
        if old is not None:
            version = await self.store.begin_version(old.prompt_id, old.content)
            record = await self.store.prompt(old.prompt_id)
            if record is not None and version is not None:
                self.editing.open(record, version)
            await self._list()

    async def _name_version(self, version_id: int, name: str) -> None:
        await self.editing.settled()
        await self.store.name_version(version_id, name)
        if self.editing.number is not None:
            self.editing.version = await self.store.current(self.editing.number)
            self.editing.kept.emit()
