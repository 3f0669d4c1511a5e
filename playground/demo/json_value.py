"""A name for values straight from JSON, so that an unchecked value can be told from a forgotten annotation."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = Any
