"""The environment is made once, made anew when what it rests on changed, and repaired after an interruption."""

import sys
from pathlib import Path

import pytest
from environment import Environment, own_variables


class Installer:
    """Stands in for venv and pip: writes down what it was asked for, and makes what a real one would make."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.refused = ""
        self.files: tuple[Path, ...] = ()

    def __call__(self, command: list[str]) -> int:
        step = "venv" if "venv" in command else command[-1].rpartition("/")[2]
        self.steps.append(step)
        if step == "venv":
            for path in self.files:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        return 1 if step == self.refused else 0


@pytest.fixture
def root(tmp_path):
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\n[project]\nversion = "1"\n[tool.x]\na = 1\n'
    )
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / "packaging" / lock).write_text("a==1\n")
    return tmp_path


@pytest.fixture
def installer():
    return Installer()


@pytest.fixture
def environment(root, installer):
    return make_environment(root, installer)


def make_environment(root, installer):
    environment = Environment(root, installer)
    installer.files = (environment.python, environment.program)
    return environment


def make_ready(environment, *, development=False):
    asked: list[bool] = []
    environment.make_ready(asked.append, development=development)
    return asked


def test_the_first_start_makes_the_environment_and_installs_the_lock_and_the_program(environment, installer, root):
    assert make_ready(environment) == [False]
    assert installer.steps == ["venv", "requirements.txt", root.name]


def test_the_second_start_does_nothing(environment, installer):
    make_ready(environment)
    installer.steps.clear()
    assert make_ready(environment) == []
    assert installer.steps == []


def test_tests_add_their_own_lock_to_an_environment_that_is_there(environment, installer):
    make_ready(environment)
    installer.steps.clear()
    assert make_ready(environment, development=True) == [True]
    assert installer.steps == ["requirements-dev.txt"]
    assert make_ready(environment, development=True) == []
    assert make_ready(environment) == []


@pytest.mark.parametrize("file", ["packaging/requirements.txt", "pyproject.toml"])
def test_a_change_of_what_is_installed_makes_it_anew(environment, installer, root, file):
    make_ready(environment, development=True)
    installer.steps.clear()
    text = (root / file).read_text()
    (root / file).write_text(text.replace("1", "2"))
    make_ready(environment)
    assert installer.steps == ["venv", "requirements.txt", root.name]


def test_a_change_of_a_tool_setting_installs_nothing(environment, installer, root):
    make_ready(environment)
    installer.steps.clear()
    text = (root / "pyproject.toml").read_text()
    (root / "pyproject.toml").write_text(text.replace("a = 1", "a = 2"))
    make_ready(environment)
    assert installer.steps == []


@pytest.mark.parametrize("refused", ["venv", "requirements.txt", "requirements-dev.txt"])
def test_an_installation_that_stopped_is_started_anew(environment, installer, refused):
    installer.refused = refused
    with pytest.raises(SystemExit, match="The same command tries it again"):
        make_ready(environment, development=True)
    installer.refused = ""
    installer.steps.clear()
    make_ready(environment, development=True)
    assert installer.steps[0] == "venv"


@pytest.mark.parametrize("lost", ["python", "program"])
def test_an_environment_without_its_python_or_its_program_is_made_anew(environment, installer, lost):
    make_ready(environment)
    installer.steps.clear()
    getattr(environment, lost).unlink()
    make_ready(environment)
    assert installer.steps[0] == "venv"


def test_a_moved_project_is_installed_anew(environment, installer, root):
    make_ready(environment)
    installer.steps.clear()
    moved = root.parent / (root.name + "-moved")
    root.rename(moved)
    make_ready(make_environment(moved, installer))
    assert installer.steps[0] == "venv"


def test_settings_of_other_environments_do_not_reach_ours():
    assert own_variables({"PYTHONPATH": "/elsewhere", "PIP_TARGET": "/elsewhere", "PIP_INDEX_URL": "kept"}) == {
        "PIP_INDEX_URL": "kept"
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such folder")
def test_the_program_lies_beside_its_python(environment):
    assert environment.program.parent == environment.python.parent == environment.root / ".venv" / "bin"
