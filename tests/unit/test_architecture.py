"""The rules of the house: what may lean on what, and what may not stand in the code. Every guard is shown to bite."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "playground"
FACES = ("__main__", "cli", "app", "loop", "tour", "tabs", "window", "widgets")
# The program itself, and the event loop under it, are the only ones that may start a loop of Qt's.
MAY_EXEC = ("playground/app/birth.py", "playground/cli.py", "playground/loop.py")

IMPORT_WITHOUT_QT = """
import importlib, sys
for name in ("PySide6", "shiboken6", "qasync"):
    sys.modules[name] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""

# File, its content, the contract it breaks, and the words by which the contract names the culprit.
VIOLATIONS = [
    ("misc/__init__.py", "", "floors", "misc"),
    ("storage/bad.py", "import playground.api.request", "floors", "playground.storage.bad -> playground.api.request"),
    ("window/bad.py", "import playground.features.chat", "floors", "playground.window.bad -> playground.features.chat"),
    ("services/bad.py", "import playground.widgets", "floors", "playground.services.bad -> playground.widgets"),
    ("features/new/__init__.py", "", None, ""),
    (
        "features/new/two.py",
        "import playground.features.chat",
        "features",
        "playground.features.new.two -> playground.features.chat",
    ),
    (
        "features/new/model.py",
        "import playground.features.new.view\nimport playground.widgets.bad",
        "view-on-model",
        "playground.features.new.model -> playground.features.new.view",
    ),
    ("features/new/view/__init__.py", "", None, ""),
    ("features/chat/bad.py", "", "chat", "playground.features.chat.bad"),
    ("features/images/bad.py", "", "images", "playground.features.images.bad"),
    ("features/embeddings/bad.py", "", "embeddings", "playground.features.embeddings.bad"),
    ("features/new/mask.py", "import PySide6", "qt-in-faces", "playground.features.new.mask -> PySide6"),
    (
        "widgets/bad.py",
        "import PySide6\nimport playground.storage",
        "brains-without-qt",
        "playground.features.new.model -> playground.widgets.bad",
    ),
    ("widgets/worse.py", "import playground.storage", "widgets-know-nothing", "playground.widgets.worse -> "),
    ("api/bad.py", "import httpx\nimport playground.api.worse", "http-in-transport", "playground.api.bad -> httpx"),
    ("services/worse.py", "import h11", "http-engine-in-transport", "playground.services.worse -> h11"),
    ("sound/bad.py", "import playground.storage", "floors", "playground.sound.bad -> playground.storage"),
    ("features/new/ear.py", "import sounddevice", "devices-in-one-place", "playground.features.new.ear -> sounddevice"),
    ("features/new/file.py", "import soundfile", "codecs-in-sound", "playground.features.new.file -> soundfile"),
    ("window/meter.py", "import numpy", "arrays-where-they-are-needed", "playground.window.meter -> numpy"),
    (
        "features/new/groups.py",
        "import sklearn",
        "learning-beside-the-window",
        "playground.features.new.groups -> sklearn",
    ),
    (
        "features/files/clinic/bad.py",
        "import playground.features.files.stored",
        "files",
        "playground.features.files.clinic.bad -> playground.features.files.stored",
    ),
    (
        "features/prompt_lab/grid/__init__.py",
        "import playground.features.prompt_lab.view",
        "prompt-lab",
        "playground.features.prompt_lab.grid -> playground.features.prompt_lab.view",
    ),
    ("services/demon.py", "import playground.demo", "demo-by-cli", "playground.services.demon -> playground.demo"),
    ("demo/bad.py", "import playground.api", "demo-alone", "playground.demo.bad -> playground.api"),
    ("api/worse.py", "import playground.api.bad", "no-circles", "playground.api"),
]

FORBIDDEN = {
    "os.system(command)": "os.system(…)",
    "subprocess.run(command, shell=True)": "shell=True",
    "eval(text)": "eval(…)",
    "exec(text)": "exec(…)",
    "yaml.load(text)": "yaml.load(…)",
    "import pickle": "import pickle",
    "from marshal import loads": "import marshal",
    "label.setOpenExternalLinks(True)": "setOpenExternalLinks(True)",
    "browser.setOpenLinks(True)": "setOpenLinks(True)",
    "dialog.exec()": ".exec(…)",
}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_face(path: Path) -> bool:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] in FACES or (parts[0] == "features" and "view" in parts)


def import_without_qt(*modules: str) -> str:
    command = [sys.executable, "-c", IMPORT_WITHOUT_QT, *modules]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stderr


def test_every_brain_imports_on_a_python_without_qt():
    brains = [module_name(path) for path in PACKAGE.rglob("*.py") if not is_face(path)]
    assert "playground.signal" in brains
    assert import_without_qt(*brains) == ""


def test_a_module_that_needs_qt_does_not_import_there():
    assert "halted; None in sys.modules" in import_without_qt("playground.loop")


def test_every_folder_with_code_is_a_package():
    # The contracts do not see a module in a folder without __init__.py.
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


@pytest.fixture(scope="module")
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says about a copy of the package with one deliberate violation of each kind."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, copy / "playground", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for file, content, _, _ in VIOLATIONS:
        (copy / "playground" / file).parent.mkdir(exist_ok=True)
        (copy / "playground" / file).write_text(content + "\n", "utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    variables = {**os.environ, "COLUMNS": "1000", "PYTHONPATH": str(copy)}
    return subprocess.run(command, cwd=copy, env=variables, capture_output=True, text=True).stdout


def test_each_contract_is_broken_once():
    assert contract_names().keys() == {contract for _, _, contract, _ in VIOLATIONS if contract}


@pytest.mark.parametrize(("contract", "culprit"), [entry[2:] for entry in VIOLATIONS if entry[2]])
def test_the_contracts_bite(broken_house, contract, culprit):
    names = contract_names()
    assert f"{names[contract]} BROKEN" in broken_house, broken_house
    section = broken_house.split("Broken contracts", 1)[1].split(f"\n{names[contract]}\n", 1)[1]
    following = min((section.find(f"\n{name}\n") for name in names.values() if f"\n{name}\n" in section), default=None)
    assert culprit in section[:following]


def contract_names() -> dict[str, str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in contracts}


def forbidden(source: str, *, may_exec: bool = False) -> Iterator[str]:
    """The words in a source that may not stand in the code of the program."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from forbidden_in_call(node, may_exec=may_exec)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (f"import {module}" for module in modules if module in ("pickle", "marshal"))


def forbidden_in_call(node: ast.Call, *, may_exec: bool) -> Iterator[str]:
    called = ast.unparse(node.func)
    if called in ("os.system", "eval", "exec", "yaml.load"):
        yield f"{called}(…)"
    elif called.endswith((".exec", ".exec_")) and not may_exec:
        # A nested loop of Qt's stops asyncio; dialogs open, menus pop up.
        yield ".exec(…)"
    if called.endswith((".setOpenExternalLinks", ".setOpenLinks")) and ast.unparse(node.args[0]) != "False":
        yield f"{called.rpartition('.')[2]}({ast.unparse(node.args[0])})"
    if any(keyword.arg == "shell" for keyword in node.keywords):
        yield "shell=True"


@pytest.mark.parametrize(("source", "finding"), FORBIDDEN.items())
def test_forbidden_words_are_found(source, finding):
    assert list(forbidden(source)) == [finding]


@pytest.mark.parametrize("path", [*PACKAGE.rglob("*.py"), *(ROOT / "packaging").glob("*.py")], ids=str)
def test_no_forbidden_word_stands_in_the_code(path):
    assert not list(forbidden(path.read_text("utf-8"), may_exec=path.relative_to(ROOT).as_posix() in MAY_EXEC))


def test_one_place_alone_opens_addresses_outside():
    assert [path.name for path in PACKAGE.rglob("*.py") if "openUrl(" in path.read_text("utf-8")] == ["external.py"]
