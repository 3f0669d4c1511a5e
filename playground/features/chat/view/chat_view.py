"""The chat tab: conversations on the left, the open one in the middle, the wishes for its replies on the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.features.chat.appearance import (
    ABOUT,
    ATTACHED,
    CHANCES,
    CONTINUE,
    DRAW,
    EDIT,
    MENU,
    MISFIT,
    RETRY,
    STAR,
    why_not_sendable,
)
from playground.features.chat.attachments import Attachment
from playground.features.chat.conversation_list import UNDO
from playground.features.chat.model import ChatModel
from playground.features.chat.presets import UNDO as BRING_BACK
from playground.features.chat.prompting import Prompting
from playground.features.chat.revising import UNDO as TAKE_BACK
from playground.features.chat.taking import Source
from playground.features.chat.turns import Prompt, Turn
from playground.features.chat.view.attach_desk import AttachDesk
from playground.features.chat.view.conversation_view import ConversationView
from playground.features.chat.view.entrance import image_of
from playground.features.chat.view.files_desk import FilesDesk
from playground.features.chat.view.message_editor import edit_of, insertion
from playground.features.chat.view.options_panel import OptionsPanel
from playground.features.chat.view.parameters_desk import ParametersDesk
from playground.features.chat.view.prompt_desk import PromptDesk
from playground.features.chat.view.replies_desk import RepliesDesk
from playground.features.chat.view.side_desk import SideDesk
from playground.features.chat.view.temporary_desk import TemporaryDesk
from playground.features.chat.view.turn_menu import TurnMenu
from playground.services.handovers import (
    ConversationHandover,
    ModelHandover,
    PictureHandover,
    PromptHandover,
    TextHandover,
)
from playground.widgets.model_picker import ModelEntry
from playground.widgets.side_list import SideList
from playground.widgets.translation import tr
from playground.widgets.workspace import Workspace
from playground.window.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.api.request import ApiRequest, JsonObject
    from playground.features.chat.view.turn_content import Sight
    from playground.services.context import Context
    from playground.services.handovers import Handover

DRAFT_MS = 2000


class ChatTab(Tab):
    """Connects the chat's model with its parts and decides nothing itself."""

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections = context.connections
        self._handovers = context.handovers
        self.model = ChatModel(context)
        self.conversations = SideList(
            tr("New chat"), tr("Start a new conversation  (Ctrl+N)"), tr("Conversations"), tr("No conversations yet")
        )
        self.conversation = ConversationView(self._image_of, self._sight_of)
        self._side = SideDesk(self.model, self.conversations)
        self.temporary = TemporaryDesk(self.model, self.conversations, self.conversation)
        self.files = FilesDesk(self.model, self.conversations)
        self._prompting = Prompting(context, self.model)
        PromptDesk(self._prompting, self.conversations)
        self._attaching = AttachDesk(self.model, self.conversation, self)
        self.options = OptionsPanel()
        self._parameters = ParametersDesk(self.model, self.options)
        self._workspace = Workspace(self.conversations, self.conversation, self.options, self)
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._arrange()
        self._connect()
        self._replies = RepliesDesk(self.model, self.conversation)
        self._show_models()
        self._show_connection()
        self._show_settings()

    # What the window asks for

    def run(self) -> None:
        self.conversation.composer.run()

    def stop(self) -> None:
        if self.conversation.editor.edit is not None and not self.model.busy:
            self.conversation.editor.cancel()
        else:
            self.model.stop()

    def new(self) -> None:
        self.model.new()

    def focus_prompt(self) -> None:
        self.conversation.composer.prompt.setFocus()

    def find(self) -> None:  # type: ignore[override]  # QWidget's looks native windows up by number
        """In the conversation; from there, or where there is none, in all of them."""
        if not self.conversation.open_find():
            self.conversations.focus_search()

    def current_request(self) -> "ApiRequest":
        return self.model.request_now(self.conversation.prompt)

    def remember(self) -> "JsonObject":
        left, right = self._workspace.folded()
        return {"list_folded": left, "settings_folded": right}

    def recall(self, remembered: "JsonObject") -> None:
        self._workspace.set_folded(remembered.get("list_folded") is True, remembered.get("settings_folded") is True)

    def start(self) -> None:
        self.model.start()
        self._show_composer()

    def act(self, action: str) -> None:
        name, _, number = action.partition(":")
        if name == UNDO:
            self.model.restore(int(number))
        elif name == TAKE_BACK:
            self.model.undo(int(number))
        elif name == BRING_BACK:
            self.model.presets.undo()

    def receive(self, value: "Handover") -> None:
        if isinstance(value, PictureHandover):
            self.model.attach([Source(value.name, lambda: value.data)])
        elif isinstance(value, TextHandover):
            self.model.add_text(value.text)
            self.focus_prompt()
        elif isinstance(value, ModelHandover):
            self.model.new_with(value.model)
        elif isinstance(value, ConversationHandover):
            self._prompting.take(value)

    def shutdown(self) -> None:
        self._draft_timer.stop()
        self.model.save_draft()

    # What the model tells

    def _on_opened(self) -> None:
        self.conversation.set_turns(self.model.turns, busy=self.model.busy)
        self.conversation.editor.forget()
        self.conversation.set_prompt(self.model.current.draft)
        self.conversations.select(self.model.current.number)
        self.focus_prompt()
        self.request_changed.emit()

    def _on_draft_changed(self) -> None:
        self.conversation.set_draft(self.model.current.draft)
        self.request_changed.emit()

    def _on_path_changed(self) -> None:
        self.conversation.show_path(self.model.turns)
        self.request_changed.emit()

    def _on_turn_changed(self, turn: Turn) -> None:
        self.conversation.change_turn(turn)
        self.request_changed.emit()

    def _on_busy_changed(self, busy: bool) -> None:
        self.conversation.set_busy(busy)
        self._parameters.show_controls()
        self.busy_changed.emit(busy)

    def _image_of(self, picture: Attachment) -> QImage | None:
        small = self.model.pictures.small(picture)
        return None if small is None else image_of(small)

    def _on_attached(self, attachment: Attachment) -> None:
        self.conversation.attach(attachment)
        self.request_changed.emit()

    def _show_settings(self) -> None:
        self._show_composer()
        self.request_changed.emit()

    def _show_models(self) -> None:
        self.options.set_models([ModelEntry(each.id, each.shutdown_date) for each in self._connections.models])

    def _show_connection(self) -> None:
        self.options.set_demo(self._connections.current.preset == "demo")
        self._parameters.show_controls()

    def _show_composer(self) -> None:
        reason = why_not_sendable(
            started=self.model.started, model=self.model.wishes.settings.model, fault=self.model.wishes.fault
        )
        self.conversation.composer.set_allowed(reason is None, "" if reason is None else tr(reason))

    # What the user does

    def _on_prompt_changed(self, prompt: Prompt) -> None:
        self.model.keep_draft(prompt)
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self.request_changed.emit()

    def _on_action(self, action: str) -> None:
        name, _, value = action.partition(":")
        if name == RETRY:
            self.model.retry(turn_id=int(value) if value else None)
        elif name == CONTINUE:
            self.model.go_on(self.model.turns[-1].id)
        elif name == "send_without":
            self.model.retry(without=value)
        elif name == ATTACHED:
            turn, _, place = value.partition(":")
            self._attaching.show(int(turn), int(place))
        elif name in (ABOUT, EDIT, MENU, MISFIT, CHANCES, DRAW, STAR):
            self._act_on(int(value), name)
        else:
            self.action_requested.emit(action)

    def _act_on(self, turn_id: int, name: str) -> None:
        deeds: dict[str, Callable[[int], None]] = {
            EDIT: self._edit,
            MENU: self._show_menu,
            MISFIT: lambda turn: self._show(turn, self._parameters.show_misfit),
            ABOUT: lambda turn: self._show(turn, self._replies.show_about),
            CHANCES: lambda turn: self._show(turn, self._replies.show_chances),
            DRAW: lambda turn: self._handovers.offer(PromptHandover(self.model.text_of(turn))),
            STAR: self.model.toggle_star,
        }
        deeds[name](turn_id)

    def _show(self, turn_id: int, show: "Callable[[Turn], None]") -> None:
        turn = self.model.turn(turn_id)
        if turn is not None:
            show(turn)

    def _edit(self, turn_id: int) -> None:
        turn = self.model.turn(turn_id)
        if turn is not None and not self.model.busy:
            self.conversation.begin_edit(edit_of(turn))

    def _show_menu(self, turn_id: int) -> None:
        turn = self.model.turn(turn_id)
        if turn is not None:
            raw = self.conversation.transcript.is_raw(str(turn_id))
            menu = TurnMenu(turn, partial(self._do, turn_id), busy=self.model.busy, raw=raw, parent=self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(QCursor.pos())

    def _do(self, turn_id: int, what: str) -> None:
        """What was chosen in the menu of a turn."""
        revising = self.model.current.revising
        name, _, value = what.partition(":")
        deeds: dict[str, Callable[[], None]] = {
            "edit": lambda: self._edit(turn_id),
            "continue": lambda: self.model.go_on(turn_id),
            "retry": lambda: self.model.retry(turn_id=turn_id),
            "fork": lambda: self.model.fork(turn_id),
            "move": lambda: revising.move(turn_id, int(value)),
            "delete": lambda: revising.delete(turn_id),
            "delete_all": lambda: revising.delete(turn_id, with_following=True),
            "insert": lambda: self.conversation.begin_edit(insertion(value, turn_id)),
            ABOUT: lambda: self._show(turn_id, self._replies.show_about),
            "raw": lambda: self.conversation.transcript.toggle_raw(str(turn_id)),
            "undo": revising.undo,
        }
        deeds[name]()

    def _sight_of(self, turn_id: int) -> "Sight":
        from playground.features.chat.view.turn_content import Sight

        return Sight(
            drawable=self._handovers.accepts(PromptHandover),
            starred=self.model.stars.has(turn_id),
            version=self.model.current.place_among_versions(turn_id),
            busy=self.model.current.choosing,
        )

    def _arrange(self) -> None:
        self.conversations.view.setObjectName("conversations")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._workspace)

    def _connect(self) -> None:
        model = self.model
        model.opened.connect(self._on_opened)
        model.turn_added.connect(self.conversation.add_turn)
        model.turn_removed.connect(self.conversation.remove_turn)
        model.path_changed.connect(self._on_path_changed)
        model.sought.connect(lambda turn: self.conversation.seek(turn, model.searching.word_in(turn)))
        model.turn_changed.connect(self._on_turn_changed)
        model.text_arrived.connect(self.conversation.add_text)
        model.thought_arrived.connect(self.conversation.add_thought)
        model.draft_changed.connect(self._on_draft_changed)
        model.attached.connect(self._on_attached)
        model.stars.changed.connect(self.conversation.show_stars)
        model.pictures.small_arrived.connect(self.conversation.show_image)
        model.busy_changed.connect(self._on_busy_changed)
        model.wishes.changed.connect(self._show_settings)
        self._connections.models_changed.connect(self._show_models)
        self._connections.changed.connect(self._show_connection)
        self._connect_parts()

    def _connect_parts(self) -> None:
        model = self.model
        self.conversation.submitted.connect(model.send)
        self.conversation.prompt_changed.connect(self._on_prompt_changed)
        self.conversation.undo_requested.connect(lambda: model.current.revising.undo())
        self.conversation.version_requested.connect(lambda turn, by: model.current.revising.show_version(turn, by))
        editor = self.conversation.editor
        editor.resent.connect(model.resend)
        editor.rewritten.connect(model.rewrite)
        editor.inserted.connect(lambda role, text, after: model.current.revising.insert(role, text, after))
        self.conversation.action_requested.connect(self._on_action)
        self.conversation.composer.stop_requested.connect(model.stop)
        self.conversation.composer.code_requested.connect(lambda: self.action_requested.emit("code"))
        self.request_changed.connect(self._attaching.show_weight)
        self.conversations.new_requested.connect(model.new)
        self.conversations.rename_requested.connect(model.list.rename)
        self.conversations.delete_requested.connect(model.delete)
        self._draft_timer.timeout.connect(model.save_draft)
