"""Cards about jobs: how a brain's card comes onto the screen, and whose its buttons are."""

from typing import TYPE_CHECKING, Final

from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.training.card import Card
    from playground.widgets.message_card import MessageCard

_OF_THE_WINDOW: Final = ("open_connection", "use_address")


def show_card(shown: "MessageCard", card: "Card | None") -> None:
    if card is not None:
        advice = "" if card.advice is None else tr(card.advice)
        actions = [(name, tr(words)) for name, words in card.actions]
        shown.set_message(card.level, tr(card.title), advice, card.details, actions)
    shown.setVisible(card is not None)


def is_elsewhere(action: str) -> bool:
    """Whether the window does it."""
    return action.partition(":")[0] in _OF_THE_WINDOW
