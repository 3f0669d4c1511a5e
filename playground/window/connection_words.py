"""What the window says about a connection: its name, its state, and the colour of its dot."""

from dataclasses import dataclass

from playground.api.connection import Connection
from playground.services.connection_list import ENVIRONMENT
from playground.services.connections import Connections, ConnectionState
from playground.widgets.numbers import count
from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class ConnectionWords:
    """`colour` is a field of the tokens; the sentence says the same, so that nobody depends on seeing it."""

    colour: str
    sentence: str


def name_of(connection: Connection) -> str:
    if connection.preset == "demo":
        return tr("Demo · on this computer")
    if connection.id == ENVIRONMENT:
        return tr("From environment")
    return connection.name


def words_of(connections: Connections) -> ConnectionWords:
    match connections.state:
        case ConnectionState.CONNECTED:
            return ConnectionWords("success", _connected(len(connections.models)))
        case ConnectionState.CONNECTING:
            return ConnectionWords("warning", tr("Connecting…"))
        case ConnectionState.FAILED:
            return ConnectionWords("danger", tr("Not connected"))
        case ConnectionState.NO_KEY:
            return ConnectionWords("warning", tr("No key yet"))
        case _:
            return ConnectionWords("disabled", tr("Not connected yet"))


def _connected(models: int) -> str:
    if models == 1:
        return tr("Connected · 1 model")
    return tr("Connected · {count} models", count=count(models))
