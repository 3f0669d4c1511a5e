"""The functions that a reply wants to be called, as a part of its text."""

from playground.features.chat.calling import written_out
from playground.features.chat.turns import Call, Turn
from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr


def shown_text(turn: Turn) -> str:
    """What stands in the transcript for this turn."""
    return "\n\n".join([*([turn.text] if turn.text else []), *map(_in_words, turn.calls)])


def _in_words(call: Call) -> str:
    name = one_line(call.name).replace("`", "'")
    title = tr("To be called: {name}", name=f"`{name}`")
    text = written_out(call.arguments)
    if not text:
        return title
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{title}\n\n{fence}json\n{text}\n{fence}"
