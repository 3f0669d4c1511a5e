"""Writing into the history as the chat does, in fewer words."""

from typing import Any

from playground.storage.history import History, NewTurn, TurnRecord


async def begin(history: History, title: str = "", role: str = "user", text: str = "x", **more: Any) -> TurnRecord:
    """The first turn of a conversation that begins with it."""
    (turn,) = await history.add_turns(None, None, NewTurn(role, text, **more), title=title)
    return turn


async def go_on(history: History, before: TurnRecord, role: str = "user", text: str = "x", **more: Any) -> TurnRecord:
    (turn,) = await history.add_turns(before.conversation_id, before.id, NewTurn(role, text, **more))
    return turn
