"""Settings survive bursts, damage and full disks."""

import asyncio
import json
import stat
import time
from pathlib import Path

import pytest

from playground.storage.settings import Settings
from tests.conftest import ExpectLog


def wait_until_written(path: Path, text: str) -> None:
    end = time.monotonic() + 10
    while not path.exists() or text not in path.read_text():
        assert time.monotonic() < end, "nothing was written"


def test_a_value_comes_back_at_the_next_start(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("theme", "dark")
    settings.set("size", [800, 600])
    asyncio.run(settings.flush())
    again = Settings(tmp_path / "settings.json")
    assert again.get("theme", "system") == "dark"
    assert again.get("size", [0, 0]) == [800, 600]
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600


def test_a_change_is_written_by_itself(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", delay=0.01)
    settings.set("theme", "dark")
    wait_until_written(tmp_path / "settings.json", "dark")
    settings.set("theme", "light")
    wait_until_written(tmp_path / "settings.json", "light")


def test_a_burst_of_changes_is_one_write_of_the_last_state(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", delay=60)
    for number in range(1000):
        settings.set("number", number)
    assert not (tmp_path / "settings.json").exists()
    settings.save()
    assert json.loads((tmp_path / "settings.json").read_text()) == {"number": 999}


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"from the future": {"x": 1}, "theme": "dark"}')
    settings = Settings(tmp_path / "settings.json")
    settings.set("theme", "light")
    settings.save()
    saved = json.loads((tmp_path / "settings.json").read_text())
    assert saved == {"from the future": {"x": 1}, "theme": "light"}


def test_the_file_of_the_previous_start_is_kept_beside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    settings = Settings(tmp_path / "settings.json")
    for theme in ("light", "system"):
        settings.set("theme", theme)
        settings.save()
    assert json.loads((tmp_path / "settings.json.bak").read_text()) == {"theme": "dark"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b'{"a": 1}x'])
def test_a_damaged_file_is_kept_aside_and_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    settings = Settings(tmp_path / "settings.json")
    assert settings.damaged
    assert settings.get("theme", "system") == "system"
    assert settings.damaged_copy is not None
    assert settings.damaged_copy.name.startswith("settings.bad-")
    assert settings.damaged_copy.read_bytes() == content
    settings.set("theme", "dark")
    settings.save()
    assert Settings(tmp_path / "settings.json").get("theme", "system") == "dark"


def test_after_damage_those_of_the_start_before_are_used_and_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for theme in ("dark", "light"):
        settings = Settings(path)
        settings.set("theme", theme)
        settings.save()
    path.write_text('{"theme": "da', "utf-8")
    settings = Settings(path)
    assert (settings.get("theme", ""), settings.damaged, settings.restored) == ("dark", True, True)
    settings.set("language", "en")
    settings.save()
    again = Settings(path)
    assert (again.get("theme", ""), again.damaged) == ("dark", False)


def test_what_cannot_be_read_is_put_aside_and_never_overwritten(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("could not be read")
    (tmp_path / "settings.json").mkdir()
    (tmp_path / "settings.json" / "mine").touch()
    settings = Settings(tmp_path / "settings.json", delay=60)
    assert settings.damaged
    assert settings.damaged_copy is not None
    assert (settings.damaged_copy / "mine").exists()
    settings.set("theme", "dark")
    settings.save()
    assert Settings(tmp_path / "settings.json").get("theme", "system") == "dark"


def test_what_cannot_even_be_put_aside_is_left_alone(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("could not be read")
    expect_log("could not be put aside")
    (tmp_path / "file").write_text("no folder")
    settings = Settings(tmp_path / "file" / "settings.json", delay=60)
    assert settings.damaged
    assert settings.damaged_copy is None
    settings.set("theme", "dark")
    settings.save()
    assert settings.get("theme", "system") == "dark"


@pytest.mark.parametrize(
    ("stored", "default"),
    [
        ("dark", 1),
        (1, "dark"),
        (True, 1),
        (1, True),
        (None, "x"),
        ("abc", [1]),
        ([1], "abc"),
        ({"a": 1}, [1]),
        (1.5, 1),
    ],
)
def test_a_value_of_another_kind_gives_the_default(tmp_path: Path, stored: object, default: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"key": stored}))
    assert Settings(tmp_path / "settings.json").get("key", default) == default  # type: ignore[type-var]


def test_a_whole_number_will_do_where_a_fraction_is_expected(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"size": 12}')
    assert Settings(tmp_path / "settings.json").get("size", 10.0) == 12


def test_half_a_surrogate_pair_can_be_stored(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("prompt", "a\ud83d\0")
    settings.save()
    assert Settings(tmp_path / "settings.json").get("prompt", "") == "a\ud83d\0"


def test_a_failed_write_keeps_the_old_file_and_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}')
    settings = Settings(path, delay=60)
    (tmp_path / "settings.json.tmp").mkdir()
    settings.set("theme", "light")
    with pytest.raises(OSError, match="directory"):
        settings.save()
    assert json.loads(path.read_text()) == {"theme": "dark"}
    (tmp_path / "settings.json.tmp").rmdir()
    settings.save()
    assert json.loads(path.read_text()) == {"theme": "light"}


def test_read_only_settings_are_never_written(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", read_only=True)
    settings.set("theme", "dark")
    settings.save()
    assert settings.get("theme", "system") == "dark"
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_announced_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", read_only=True)
    heard: list[str] = []
    settings.changed.connect(heard.append)
    settings.set("theme", "dark")
    settings.set("theme", "dark")
    settings.remove("theme")
    settings.remove("theme")
    assert heard == ["theme", "theme"]
