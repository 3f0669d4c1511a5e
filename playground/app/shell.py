"""What there is of the program at the first paint, and what is left to do for those who watch its start."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from playground.app.options import Options
from playground.storage.locations import Locations
from playground.window.main_window import MainWindow
from playground.window.single_instance import SingleInstance

Hook = Callable[[], object]


# Named tuples, because they are made before the first paint: a data class costs as much as reading a module.
class Shell(NamedTuple):
    application: QApplication
    options: Options
    locations: Locations
    instance: SingleInstance
    window: MainWindow


class Hooks(NamedTuple):
    """`furnished`: what is typed and sent is taken, and waits for the network. `ready`: it leaves at once."""

    painted: Hook | None = None
    furnished: Hook | None = None
    ready: Hook | None = None
