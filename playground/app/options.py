"""What the command line decided."""

from pathlib import Path
from typing import NamedTuple


# A named tuple, because it is made before the first paint: a data class costs as much as reading a module.
class Options(NamedTuple):
    """None and "" leave the choice to the settings."""

    data_dir: Path | None = None
    language: str | None = None
    theme: str | None = None
    base_url: str = ""
    api_key_env: str = ""

    def with_data_dir(self, data_dir: Path) -> "Options":
        return self._replace(data_dir=data_dir)
