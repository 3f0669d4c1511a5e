"""Where files live, and what happens when nothing can be written there."""

import os
import stat
from pathlib import Path

from playground.storage.locations import Locations, resource_dir


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    locations = Locations.open(tmp_path / "a" / "data")
    assert not locations.read_only
    assert mode(locations.data) == 0o700
    locations.settings.write_text("{}")
    assert mode(locations.settings) == 0o600
    assert sorted(os.listdir(locations.data)) == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Locations.open(tmp_path / "file" / "data").read_only


def test_resources_are_found_in_a_checkout() -> None:
    assert resource_dir() == Path(__file__).parents[3] / "resources"
