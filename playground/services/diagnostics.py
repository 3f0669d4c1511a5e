"""What this program finds on this computer, for a report of a fault: facts, and no secret."""

import importlib.metadata
import os
import platform
import sqlite3
import sys
import urllib.request
from collections.abc import Callable, Mapping
from types import ModuleType

from playground import __version__
from playground.services.redaction import redact
from playground.storage.keyring_vault import Backend, backend_name, system_backend, trusted_backend
from playground.storage.locations import Locations, resource_dir

_PACKAGES = (
    "PySide6_Essentials",
    "qasync",
    "httpx",
    "httpcore",
    "h11",
    "anyio",
    "truststore",
    "keyring",
    "platformdirs",
    "Pygments",
    "sounddevice",
    "starlette",
    "uvicorn",
)


def diagnostics(
    locations: Locations,
    qt: Mapping[str, object],
    *,
    environment: Mapping[str, str] = os.environ,
    import_sound: Callable[[], ModuleType] | None = None,
    find_keyring: Callable[[], Backend] = system_backend,
) -> dict[str, object]:
    """Asks the sound system and the keyring, which may take a second: not for the thread that paints."""
    return {
        "playground": __version__,
        "python": platform.python_version(),
        "executable": sys.executable,
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in _PACKAGES},
        "sqlite": sqlite3.sqlite_version,
        "qt": dict(qt),
        "languages": _languages(environment),
        "data": _data(locations),
        "keyring": _keyring(find_keyring),
        "certificates": _certificates(environment),
        "proxies": _proxies(),
        "audio": _audio(import_sound or _sounddevice),
    }


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _languages(environment: Mapping[str, str]) -> dict[str, object]:
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    translated = sorted(path.stem for path in (resource_dir() / "i18n").glob("*.qm"))
    return {
        "environment": {name: environment[name] for name in names if environment.get(name)},
        "translations": translated,
    }


def _data(locations: Locations) -> dict[str, object]:
    database = locations.database
    return {
        "folder": str(locations.data),
        "writable": not locations.read_only,
        "history_bytes": database.stat().st_size if os.path.exists(database) else None,
    }


def _keyring(find: Callable[[], Backend]) -> dict[str, object]:
    try:
        backend = find()
    except Exception as error:  # noqa: BLE001 - backends are foreign code, and what they raise is the finding
        return {"backend": None, "trusted": False, "problem": type(error).__name__}
    trusted = trusted_backend(backend)
    return {
        "backend": backend_name(backend),
        "trusted": trusted is not None,
        "used": None if trusted is None else backend_name(trusted),
    }


def _certificates(environment: Mapping[str, str]) -> dict[str, object]:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        place = environment.get(name)
        if place:
            return {"source": name, "place": place, "exists": os.path.exists(place)}
    return {"source": "operating system"}


def _proxies() -> dict[str, str]:
    """As the environment or the operating system sets them, without user names and passwords."""
    return {scheme: redact(url) for scheme, url in sorted(urllib.request.getproxies().items())}


def _sounddevice() -> ModuleType:
    import sounddevice

    return sounddevice


def _audio(import_sound: Callable[[], ModuleType]) -> dict[str, object]:
    try:
        sound = import_sound()
    except (OSError, ImportError) as error:
        # Without PortAudio the import itself fails.
        return {"devices": [], "problem": str(error)}
    try:
        found = list(sound.query_devices())
    except sound.PortAudioError as error:
        return {"devices": [], "problem": str(error)}
    devices = [
        {"name": each["name"], "inputs": each["max_input_channels"], "outputs": each["max_output_channels"]}
        for each in found
    ]
    return {"devices": devices, "problem": None if devices else "PortAudio found no device"}
