"""The model that was chosen at each connection."""

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from playground.api.connection import Connection
from playground.api.models import Model
from playground.services.context import Context
from playground.services.model_choice import ModelChoice
from playground.storage.settings import Settings

HERE = Connection("here", "Here", "http://here/v1")
THERE = Connection("there", "There", "http://there/v1")
DEMO = Connection("demo", "Demo", "http://127.0.0.1:1/v1", preset="demo")


@dataclass
class Connections:
    current: Connection = HERE
    models: tuple[Model, ...] = field(default=())


def choice_with(connections: Connections, folder: Path) -> ModelChoice:
    parts = SimpleNamespace(settings=Settings(folder / "settings.json"), connections=connections)
    return ModelChoice(cast("Context", parts), "test.models", demo="demo-model")


def test_each_connection_has_a_model_of_its_own(tmp_path: Path):
    connections = Connections()
    choice = choice_with(connections, tmp_path)
    choice.choose("one")
    connections.current = THERE
    assert choice.chosen == ""
    choice.choose("two")
    connections.current = HERE
    assert choice.chosen == "one"


def test_the_demo_is_known_before_it_runs(tmp_path: Path):
    connections = Connections(DEMO)
    choice = choice_with(connections, tmp_path)
    assert choice.offered == ["demo-model"]
    connections.models = (Model("another", None, "", None),)
    assert choice.offered == ["another"]
    connections.current, connections.models = HERE, ()
    assert choice.offered == []
