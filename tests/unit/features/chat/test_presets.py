"""Named wishes: kept, chosen, renamed, deleted and brought back."""

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from playground.features.chat.presets import Preset, Presets
from playground.features.chat.settings import ChatSettings
from playground.services.notices import Notice, Notices
from playground.storage.settings import Settings

if TYPE_CHECKING:
    from playground.services.context import Context

POET = ChatSettings("poet-model", "Answer in rhymes.", temperature=1.2, tool_results={"a": "b"})
NOW = ChatSettings("m")


class Shelf:
    def __init__(self, folder: Path) -> None:
        self.settings = Settings(folder / "settings.json")
        self.notices: list[Notice] = []
        notices = Notices()
        notices.posted.connect(self.notices.append)
        self.context = cast("Context", SimpleNamespace(settings=self.settings, notices=notices))
        self.presets = Presets(self.context)

    def again(self) -> Presets:
        """As the next start finds them."""
        return Presets(self.context)

    @property
    def names(self) -> list[str]:
        return [preset.name for preset in self.presets.all]


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.settings.save()


def test_preset_is_found_at_the_next_start(shelf):
    shelf.presets.save("  The   poet ", POET)

    assert shelf.again().all == (Preset("The poet", POET),)
    assert shelf.again().chosen == Preset("The poet", POET)


def test_same_name_replaces_what_had_it(shelf):
    shelf.presets.save("Poet", NOW)
    shelf.presets.save("Poet", POET)
    shelf.presets.save(" ", NOW)

    assert shelf.presets.all == (Preset("Poet", POET),)


def test_choosing_gives_the_wishes_and_moving_away_is_seen(shelf):
    shelf.presets.save("Poet", POET)
    shelf.presets.save("any model", ChatSettings(temperature=0.1))

    assert shelf.presets.choose("Poet", NOW) == POET
    assert not shelf.presets.moved(POET)
    assert shelf.presets.moved(NOW)
    assert shelf.presets.choose("any model", NOW) == ChatSettings("m", temperature=0.1)
    assert shelf.presets.choose("", NOW) == NOW
    assert shelf.presets.chosen is None


def test_new_name_must_be_free(shelf):
    shelf.presets.save("a", NOW)
    shelf.presets.save("b", POET)
    shelf.presets.rename("b", "a")
    assert shelf.names == ["a", "b"]

    shelf.presets.rename("b", "C")
    assert shelf.names == ["a", "C"]
    assert shelf.presets.chosen == Preset("C", POET)


def test_deleted_preset_can_be_brought_back(shelf):
    shelf.presets.save("Poet", POET)
    shelf.presets.delete("Poet")
    assert shelf.presets.all == ()
    assert shelf.notices[0].action is not None

    shelf.presets.undo()
    shelf.presets.undo()
    assert shelf.presets.all == (Preset("Poet", POET),)


def test_damaged_presets_are_passed_over(shelf):
    shelf.settings.set("chat.presets", [1, {"name": ""}, {"name": "a", "settings": {"temperature": "hot"}}])

    assert shelf.again().all == (Preset("a", ChatSettings()),)
