"""How much goes to the server with the next prompt: told before it is sent, where it is more than most models take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.features.chat.attachments import Attachment
    from playground.features.chat.turns import Prompt, Turn

HEAVY: Final = 100_000  # tokens
_BYTES_OF_A_TOKEN: Final = 4
_BASE64: Final = 4 / 3


def too_heavy(system: str, turns: Sequence[Turn], prompt: Prompt) -> tuple[int, int] | None:
    """About how many tokens and bytes; None where that is nothing to think about. Called at every key: most texts are
    only asked for their length."""
    characters = len(system) + len(prompt.text) + sum(len(turn.text) for turn in turns)
    attached = [*prompt.attachments, *(each for turn in turns for each in turn.attachments)]
    if characters + _text_bytes(attached) < HEAVY:
        return None
    texts = [system, prompt.text, *(turn.text for turn in turns)]
    words = sum(len(text.encode(errors="replace")) for text in texts) + _text_bytes(attached)
    if words < HEAVY * _BYTES_OF_A_TOKEN:
        return None
    other = sum(each.size for each in attached if each.kind != "text")
    return words // _BYTES_OF_A_TOKEN, words + round(other * _BASE64)


def _text_bytes(attached: Iterable[Attachment]) -> int:
    return sum(each.size for each in attached if each.kind == "text")
