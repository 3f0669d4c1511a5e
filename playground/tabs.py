"""The one list of tabs."""

from playground.features.chat.view.chat_view import ChatTab
from playground.message import Message
from playground.services.handovers import PictureHandover
from playground.window.tab import TabEntry

TABS: tuple[TabEntry, ...] = (
    TabEntry("chat", "chat-circle-text", Message("Chat"), ChatTab, accepts=(PictureHandover,)),
)
