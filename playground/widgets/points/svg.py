"""A map as SVG: each point an element with its text, which drawing programs can take apart."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFontMetricsF

from playground.widgets.points.legend import Legend
from playground.widgets.points.scene import Scene, labels
from playground.widgets.tokens import Tokens

_TEXT = 'font-family="sans-serif" font-size="12"'


def svg(scene: Scene, legend: Legend, texts: list[str], metrics: QFontMetricsF, tokens: Tokens) -> str:
    """`texts` are the titles of the points, of which a browser makes tooltips."""
    view = scene.camera.view
    left, top, width, height = view.left() - 40, view.top() - 40, view.width() + 80, view.height() + 80
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}" '
        f'width="{width:.0f}" height="{height:.0f}">',
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{tokens.surface}"/>',
        *_dots(scene, texts, tokens),
        *_words(scene, metrics, tokens),
        *_legend(legend, tokens),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _dots(scene: Scene, texts: list[str], tokens: Tokens) -> Iterator[str]:
    radius = scene.size() / 2
    titles = iter(texts)
    for layer in scene.layers:
        yield f'<g fill="{scene.colour(layer, tokens)}">'
        for point in layer.dots.toList():
            place = scene.camera.screen(point.x(), point.y())
            title = next(titles, "")
            inside = f"<title>{_escaped(title)}</title>" if title else ""
            yield f'<circle cx="{place.x():.2f}" cy="{place.y():.2f}" r="{radius:.1f}">{inside}</circle>'
        yield "</g>"


def _words(scene: Scene, metrics: QFontMetricsF, tokens: Tokens) -> Iterator[str]:
    for _, words, where in labels(scene, metrics):
        yield f'<text x="{where.x():.1f}" y="{where.y():.1f}" fill="{tokens.text}" {_TEXT}>{_escaped(words)}</text>'
    for name, (x, y) in scene.names:
        middle = scene.camera.screen(x, y)
        look = f'text-anchor="middle" font-weight="bold" fill="{tokens.text}" {_TEXT}'
        yield f'<text x="{middle.x():.1f}" y="{middle.y():.1f}" {look}>{_escaped(name)}</text>'


def _legend(legend: Legend, tokens: Tokens) -> Iterator[str]:
    for entry, name, place in legend.rows:
        y = place.center().y()
        yield f'<circle cx="{place.left() + 13:.1f}" cy="{y:.1f}" r="5" fill="{entry.colour}"/>'
        yield (
            f'<text x="{place.left() + 26:.1f}" y="{y + 4:.1f}" fill="{tokens.text}" {_TEXT}>{_escaped(name)}</text>'
        )


def _escaped(text: str) -> str:
    """With what no XML may hold left out."""
    kept = "".join(each for each in text if each >= " " or each in "\t\n")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
