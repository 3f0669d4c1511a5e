"""What several of the end-to-end tests share."""

import os
from collections.abc import Iterator

import pytest

from tests.end2end.warm_python import WarmPython, warm_python


@pytest.fixture(scope="session")
def python() -> Iterator[WarmPython]:
    if not hasattr(os, "fork"):
        pytest.skip("here no process can be copied")
    with warm_python() as python:
        yield python
