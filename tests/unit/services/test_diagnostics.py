"""The doctor's findings: useful, complete and without a secret."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from playground.services.diagnostics import diagnostics
from playground.storage.locations import Locations


class PortAudioError(Exception):
    pass


def device(name: str, inputs: int, outputs: int) -> dict[str, object]:
    return {"name": name, "max_input_channels": inputs, "max_output_channels": outputs, "hostapi": 0}


def sound(*devices: dict[str, object]) -> Any:
    return SimpleNamespace(query_devices=lambda: devices, PortAudioError=PortAudioError)


def broken_sound() -> Any:
    def query() -> NoReturn:
        raise PortAudioError("Error querying device -1")

    return SimpleNamespace(query_devices=query, PortAudioError=PortAudioError)


def no_library() -> NoReturn:
    raise OSError("PortAudio library not found")


def found(folder: Path, **seams: Any) -> dict[str, Any]:
    seams = {"import_sound": sound, "environment": {}, **seams}
    facts = diagnostics(Locations(folder), {"platform": "offscreen"}, **seams)
    return json.loads(json.dumps(facts))  # type: ignore[no-any-return]


def test_everything_is_there_and_is_plain_json(tmp_path: Path) -> None:
    facts = found(tmp_path, environment={"LANG": "zh_CN.UTF-8"})
    assert facts["qt"] == {"platform": "offscreen"}
    assert facts["packages"]["httpx"].startswith("0.28")
    assert facts["python"].startswith("3.")
    assert facts["data"] == {"folder": str(tmp_path), "writable": True, "history_bytes": None}
    assert facts["keyring"] == {"backend": "keyring.backends.fail.Keyring", "trusted": False, "used": None}
    assert facts["certificates"] == {"source": "operating system"}
    assert facts["languages"]["environment"] == {"LANG": "zh_CN.UTF-8"}


def test_proxies_lose_their_passwords(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:canary-password@proxy:8080")
    monkeypatch.setenv("NO_PROXY", "localhost")
    facts = found(tmp_path)
    assert facts["proxies"]["https"] == "http://•••@proxy:8080"
    assert facts["proxies"]["no"] == "localhost"
    assert "canary" not in json.dumps(facts)


def test_a_certificate_file_that_is_missing_is_seen(tmp_path: Path) -> None:
    facts = found(tmp_path, environment={"SSL_CERT_FILE": str(tmp_path / "none.pem")})
    assert facts["certificates"] == {
        "source": "SSL_CERT_FILE",
        "place": str(tmp_path / "none.pem"),
        "exists": False,
    }


@pytest.mark.parametrize(
    ("import_sound", "problem"),
    [
        (no_library, "PortAudio library not found"),
        (broken_sound, "Error querying device -1"),
        (sound, "PortAudio found no device"),
    ],
)
def test_without_sound_the_reason_is_named(tmp_path: Path, import_sound: Any, problem: str) -> None:
    assert found(tmp_path, import_sound=import_sound)["audio"] == {"devices": [], "problem": problem}


def test_sound_devices_are_listed(tmp_path: Path) -> None:
    audio = found(tmp_path, import_sound=lambda: sound(device("Mic", 2, 0), device("Speaker", 0, 2)))["audio"]
    assert audio["devices"] == [
        {"name": "Mic", "inputs": 2, "outputs": 0},
        {"name": "Speaker", "inputs": 0, "outputs": 2},
    ]
    assert audio["problem"] is None


def test_a_keyring_that_breaks_is_a_finding(tmp_path: Path) -> None:
    def breaks() -> NoReturn:
        raise RuntimeError("no D-Bus")

    facts = found(tmp_path, find_keyring=breaks)
    assert facts["keyring"] == {"backend": None, "trusted": False, "problem": "RuntimeError"}
