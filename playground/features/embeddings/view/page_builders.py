"""How each page is built. What draws pictures is loaded by the first look at one."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.features.embeddings.parts import Parts

if TYPE_CHECKING:
    from playground.services.context import Context


def page_builders(parts: Parts, context: "Context") -> Mapping[str, Callable[[], QWidget]]:
    def matrix() -> QWidget:
        from playground.features.embeddings.view.matrix_page import MatrixPage

        return MatrixPage(parts)

    def map_() -> QWidget:
        from playground.features.embeddings.view.map_page import MapPage

        return MapPage(parts)

    def search() -> QWidget:
        from playground.features.embeddings.view.search_page import SearchPage

        return SearchPage(parts)

    def vector() -> QWidget:
        from playground.features.embeddings.view.vector_page import VectorPage

        return VectorPage(parts)

    def compare() -> QWidget:
        from playground.features.embeddings.view.compare_page import ComparePage

        return ComparePage(parts, context.connections)

    return {"matrix": matrix, "map": map_, "search": search, "vector": vector, "compare": compare}
