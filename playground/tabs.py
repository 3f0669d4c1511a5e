"""The one list of tabs."""

from typing import TYPE_CHECKING

from playground.features.chat.view.chat_view import ChatTab
from playground.message import Message
from playground.services.handovers import PictureHandover, PromptHandover, TextHandover
from playground.window.tab import Tab, TabEntry

if TYPE_CHECKING:
    from playground.services.context import Context


def _images(context: "Context") -> Tab:
    # With NumPy and Pillow, which the start has no need for.
    from playground.features.images.view.images_view import ImagesTab

    return ImagesTab(context)


TABS: tuple[TabEntry, ...] = (
    TabEntry("chat", "chat-circle-text", Message("Chat"), ChatTab, accepts=(PictureHandover, TextHandover)),
    TabEntry("images", "image", Message("Images"), _images, accepts=(PromptHandover,)),
)
