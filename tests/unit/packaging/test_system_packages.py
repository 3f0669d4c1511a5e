"""What pip cannot bring is looked for and named."""

import subprocess
import sys
from pathlib import Path

import pytest
from system_packages import QT_LIBRARIES, Missing, find_missing, install_line, is_debian_family, missing_fonts

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="shared libraries of Linux")
QT = "import importlib.util; print(importlib.util.find_spec('PySide6').submodule_search_locations[0])"


@pytest.mark.parametrize(
    "release", [{"ID": "debian"}, {"ID": "ubuntu", "ID_LIKE": "debian"}, {"ID": "mint", "ID_LIKE": "ubuntu debian"}]
)
def test_debian_and_what_comes_from_it_are_recognised(release):
    assert is_debian_family(release)


@pytest.mark.parametrize("release", [{}, {"ID": "fedora"}, {"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}])
def test_other_systems_are_not_taken_for_debian(release):
    assert not is_debian_family(release)


def test_one_line_installs_all_that_is_missing():
    line = install_line(Missing(("libegl1",), ("libportaudio2",)))
    assert line == "sudo apt-get install --no-install-recommends libegl1 libportaudio2"


@pytest.mark.parametrize(
    ("files", "packages"),
    [
        ([], ["fonts-dejavu-core", "fonts-noto-cjk"]),
        (["DejaVuSans.ttf"], ["fonts-noto-cjk"]),
        (["DejaVuSans.ttf", "NotoSansCJK-Regular.ttc"], []),
        (["wqy-zenhei.ttc"], []),
    ],
)
def test_fonts_are_wanted_where_there_are_none_or_none_for_chinese(files, packages):
    assert missing_fonts([Path("fonts") / file for file in files]) == packages


@ON_LINUX
def test_nothing_required_is_missing_where_the_tests_run():
    assert find_missing(development=True).required == ()


@ON_LINUX
@pytest.mark.parametrize("plugin", ["libqxcb.so", "libqoffscreen.so"])
def test_all_libraries_of_the_platforms_of_qt_are_found(plugin):
    folder = Path(subprocess.run([sys.executable, "-c", QT], capture_output=True, text=True).stdout.strip())
    lines = subprocess.run(
        ["ldd", folder / "Qt" / "plugins" / "platforms" / plugin], capture_output=True, text=True
    ).stdout.splitlines()
    assert len(lines) > 20
    assert not [line for line in lines if "not found" in line]


def test_no_package_is_named_twice():
    assert len(set(QT_LIBRARIES.values())) == len(QT_LIBRARIES)
