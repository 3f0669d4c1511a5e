"""The shared libraries, fonts and tools that pip cannot bring: looked for, and installed where that is possible."""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from environment import say

# What Qt's own libraries, its xcb and offscreen platforms and its network name as needed and do not bring along.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}
AUDIO_LIBRARIES = {"libportaudio.so.2": "libportaudio2"}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}
TEST_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "curl": "curl"}
# A sound card for tests. Only helpful: on a desktop these may not go together with what plays sound there.
SOUND_TOOLS = {"pulseaudio": "pulseaudio", "pactl": "pulseaudio-utils"}
SOUND_PLUGIN = "libasound_module_pcm_pulse.so"

CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
CHINESE_FONT_NAMES = ("cjk", "sourcehan", "wqy", "droidsansfallback", "notosanssc", "uming", "ukai")


@dataclass(frozen=True, slots=True)
class Missing:
    """Debian's names of what was not found."""

    required: tuple[str, ...]
    helpful: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.required or self.helpful)


def prepare(*, development: bool) -> None:
    """Brings what is missing, or says how; only a missing requirement ends the start."""
    if not sys.platform.startswith("linux"):
        return
    missing = find_missing(development=development)
    if not missing:
        return
    if not is_debian_family(_release()):
        _name_packages(missing)
        return
    if os.geteuid() == 0:
        _install(missing)
        missing = find_missing(development=development)
    if missing.required:
        sys.exit(f"Some system packages are missing. This line installs them:\n  {install_line(missing)}")
    if missing:
        say("Sound, Chinese text or secure connections need more system packages. This line installs them:")
        say(f"  {install_line(missing)}")


def find_missing(*, development: bool) -> Missing:
    required = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    helpful = [package for library, package in AUDIO_LIBRARIES.items() if not _loads(library)]
    if os.environ.get("WAYLAND_DISPLAY"):
        helpful += [package for library, package in WAYLAND_LIBRARIES.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        required.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if development:
        required += [package for tool, package in TEST_TOOLS.items() if shutil.which(tool) is None]
        helpful += [package for tool, package in SOUND_TOOLS.items() if shutil.which(tool) is None]
        if sound_plugin() is None:
            helpful.append("libasound2-plugins")
    if not CERTIFICATES.exists():
        helpful.append("ca-certificates")
    return Missing(tuple(required), (*helpful, *missing_fonts(_font_files())))


def install_line(missing: Missing) -> str:
    return "sudo apt-get install --no-install-recommends " + " ".join(missing.required + missing.helpful)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def sound_plugin() -> Path | None:
    """ALSA's way to PulseAudio; it lies in a folder in which the loader does not look."""
    folders = [folder for library in (Path("/usr/lib"), Path("/usr/lib64")) for folder in (library, *library.glob("*"))]
    plugins = (folder / "alsa-lib" / SOUND_PLUGIN for folder in folders)
    return next((plugin for plugin in plugins if plugin.exists()), None)


def missing_fonts(files: list[Path]) -> list[str]:
    if any(part in file.name.lower() for file in files for part in CHINESE_FONT_NAMES):
        return []
    return ["fonts-noto-cjk"] if files else ["fonts-dejavu-core", "fonts-noto-cjk"]


def _font_files() -> list[Path]:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    with suppress(RuntimeError):  # A user without a home has no fonts of their own.
        folders += [Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    return [file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in (".ttf", ".ttc", ".otf")]


def is_debian_family(release: Mapping[str, str]) -> bool:
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    return not family.isdisjoint(("debian", "ubuntu"))


def _release() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _install(missing: Missing) -> None:
    say("Installing system packages: " + " ".join(missing.required + missing.helpful))
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=variables, stdout=sys.stderr)
    # One by one, so that a name this release does not know keeps nothing else back.
    for packages in (missing.required, missing.helpful):
        if packages:
            command = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *packages]
            subprocess.run(command, env=variables, stdout=sys.stderr)


def _name_packages(missing: Missing) -> None:
    say(
        "Some shared libraries, fonts or tools were not found. They are named here as Debian names them, and this "
        "system's package manager has them under similar names: " + " ".join(missing.required + missing.helpful)
    )
