"""Canvas, rail and toolbar made to agree; what only the tab can do stays signalled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.features.images.mask.tool import Tool
    from playground.features.images.view.canvas.canvas_toolbar import CanvasToolbar
    from playground.features.images.view.canvas.mask_canvas import MaskCanvas
    from playground.features.images.view.canvas.tool_rail import CanvasToolRail


def wire(canvas: MaskCanvas, rail: CanvasToolRail, toolbar: CanvasToolbar) -> None:
    _wire_tools(canvas, rail, toolbar)
    _wire_brush(canvas, toolbar)
    _wire_zoom(canvas, toolbar)
    toolbar.overlay_changed.connect(canvas.set_overlay)
    rail.undo_requested.connect(canvas.undo)
    rail.redo_requested.connect(canvas.redo)


def _wire_tools(canvas: MaskCanvas, rail: CanvasToolRail, toolbar: CanvasToolbar) -> None:
    def take(tool: Tool) -> None:
        canvas.set_tool(tool)
        toolbar.set_tool(tool)
        # So that the keys of the canvas work at once.
        canvas.setFocus()

    rail.tool_chosen.connect(take)
    canvas.tool_changed.connect(rail.set_tool)
    canvas.tool_changed.connect(toolbar.set_tool)
    canvas.mask_edited.connect(lambda: rail.set_history(*canvas.history_labels()))
    rail.set_tool(canvas.tool)
    toolbar.set_tool(canvas.tool)


def _wire_brush(canvas: MaskCanvas, toolbar: CanvasToolbar) -> None:
    def show(_value: float) -> None:
        toolbar.set_brush(canvas.brush_size, canvas.hardness)

    canvas.brush_size_changed.connect(show)
    canvas.hardness_changed.connect(show)
    toolbar.brush_size_changed.connect(lambda size: canvas.set_brush(size, canvas.hardness))
    toolbar.hardness_changed.connect(lambda hardness: canvas.set_brush(canvas.brush_size, hardness))
    toolbar.set_brush(canvas.brush_size, canvas.hardness)


def _wire_zoom(canvas: MaskCanvas, toolbar: CanvasToolbar) -> None:
    canvas.zoom_changed.connect(toolbar.set_zoom)
    toolbar.zoom_in_requested.connect(canvas.zoom_in)
    toolbar.zoom_out_requested.connect(canvas.zoom_out)
    toolbar.fit_requested.connect(canvas.fit)
    toolbar.full_size_requested.connect(partial(canvas.set_zoom, 1.0))
    toolbar.set_zoom(canvas.zoom)
