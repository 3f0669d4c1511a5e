"""Where the files that are not code lie: icons and translations."""

from functools import cache
from pathlib import Path


@cache
def resource_dir() -> Path:
    """The folder inside the installed package, or the one beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
