"""The tools for painting a mask."""

from enum import Enum


class Tool(Enum):
    BRUSH = "brush"
    ERASER = "eraser"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    LASSO = "lasso"
    POLYGON = "polygon"
    FILL = "fill"
    PAN = "pan"

    @property
    def has_brush(self) -> bool:
        return self in (Tool.BRUSH, Tool.ERASER)
