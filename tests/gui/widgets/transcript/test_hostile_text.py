"""What a model writes is shown, never obeyed: nothing is fetched, opened, run or waited for."""

import socket
import threading
from collections.abc import Iterator

import pytest

from playground.widgets.transcript.content import Role, TurnContent
from playground.widgets.transcript.rich import RichBody
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.gui.widgets.transcript.conftest import Browser

PAYLOADS = (
    "![x](http://127.0.0.1:{port}/a.png)",
    '![x](http://127.0.0.1:{port}/a.png "title")',
    "![x](//127.0.0.1:{port}/a.png)",
    "![x](file:///etc/passwd)",
    "![x](/etc/passwd)",
    "![x](/dev/zero)",
    "![x](\\\\127.0.0.1\\share\\x.png)",
    "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "![x](qrc:/x.png)",
    "![x](:/x.png)",
    "[![x](http://127.0.0.1:{port}/b.png)](http://127.0.0.1:{port}/c)",
    "![x][ref]\n\n[ref]: http://127.0.0.1:{port}/d.png",
    "![x](<http://127.0.0.1:{port}/e f.png>)",
    "![](http://127.0.0.1:{port}/?q=secret)",
    "- ![x](http://127.0.0.1:{port}/list.png)",
    "> ![x](http://127.0.0.1:{port}/quote.png)",
    "| a |\n|---|\n| ![x](http://127.0.0.1:{port}/cell.png) |",
    "# ![x](http://127.0.0.1:{port}/heading.png)",
    '<img src="http://127.0.0.1:{port}/f.png">',
    "<img src=/etc/passwd>",
    "<IMG SRC='file:///etc/passwd'>",
    '<link rel="stylesheet" href="file:///etc/passwd">',
    '<link rel="stylesheet" href="http://127.0.0.1:{port}/g.css">',
    "<style>@import url(http://127.0.0.1:{port}/h.css);</style>",
    "<style>body {{ background-image: url(http://127.0.0.1:{port}/i.png) }}</style>",
    '<p style="background-image:url(http://127.0.0.1:{port}/j.png)">x</p>',
    '<table background="http://127.0.0.1:{port}/k.png"><tr><td>x</td></tr></table>',
    '<body background="file:///etc/passwd">',
    '<iframe src="http://127.0.0.1:{port}/l"></iframe>',
    '<object data="http://127.0.0.1:{port}/m"></object>',
    '<embed src="http://127.0.0.1:{port}/n">',
    '<svg><image href="http://127.0.0.1:{port}/o.png"/></svg>',
    "<script>fetch('http://127.0.0.1:{port}/p')</script>",
    '<a href="smb://127.0.0.1/share">x</a>',
    '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{port}/q">',
    "&lt;img src=http://127.0.0.1:{port}/r.png&gt;",
    "&#60;img src=/etc/passwd&#62;",
    "<!-- <img src=/etc/passwd> -->",
    "<![CDATA[<img src=/etc/passwd>]]>",
    "```\n![x](http://127.0.0.1:{port}/s.png)\n```",
    "[x]: http://127.0.0.1:{port}/t.png\n![x]",
)

TUTORIAL = """To make a page write `<html>`:

<html>
<body background="x.png">
<h1>Title</h1><br/>
<img src="cat.png" alt="a cat">
<table><tr><td>cell</td></tr></table>
<a href="smb://host">link</a>
<!-- note -->
</body>
</html>

- Use <b>bold</b> or <em>emphasis</em>.
"""

MONSTERS = {
    "unmatched backticks": "`a " * 25_000,
    "backticks": "`" * 50_000,
    "a table of 5 000 rows": "|a|b|c|\n|-|-|-|\n" + "|1|2|3|\n" * 5_000,
    "a table of 2 000 columns": "\n".join("|".join([cell] * 2_000) for cell in "a-a"),
    "quotes in quotes": "> " * 2_000 + "x",
    "lists in lists": "- " * 5_000 + "x",
    "a line of code of 1 MB": "```python\n" + "x = 1; " * 150_000 + "\n```\n",
    "a fence without end": "```python\n" + "print(1)\n" * 20_000,
    "20 000 words": "word " * 20_000,
    "one long word": "x" * 200_000,
    "right to left": "שלום עולם " * 5_000,
    "zalgo": ("a" + "\u0301" * 80) * 500,
    "emoji": "👩‍👩‍👧🇨🇳" * 3_000,
    "NUL": "a\0b" * 1_000,
    "lone surrogates": "a\ud800b\udfff" * 1_000,
    "blank lines": "\n" * 50_000,
    "brackets": "[" * 50_000,
    "references": "".join(f"[r{n}]: http://h/{n}\n" for n in range(1_000))
    + "\n"
    + " ".join(f"[r{n}]" for n in range(1_000)),
}


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A server on loopback and the list of those who came."""
    server = socket.create_server(("127.0.0.1", 0))
    visitors: list[object] = []

    def wait() -> None:
        while True:
            try:
                connection, address = server.accept()
            except OSError:
                return
            visitors.append(address)
            connection.close()

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    yield server.getsockname()[1], visitors
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def shown_text(view: TranscriptView) -> str:
    bodies = [view.prepare(row) for row in view.stack.rows]
    return "\n".join(body.text(0, body.length()) for body in bodies)


def test_no_payload_reaches_the_disk_the_network_or_another_program(
    view: TranscriptView, browser: Browser, listener: tuple[int, list[object]]
) -> None:
    port, visitors = listener
    for index, payload in enumerate(PAYLOADS):
        text = payload.format(port=port)
        view.append_turn(TurnContent(f"open {index}", "assistant", text, open=True))
        view.finish_turn(f"open {index}")
        view.append_turn(TurnContent(f"whole {index}", "assistant", text))
        view.append_turn(TurnContent(f"user {index}", "user", text))
    view.viewport().repaint()
    for row in view.stack.rows:
        body = view.prepare(row)
        body.targets()
        if isinstance(body, RichBody):
            assert body.document.requests == []
    view.grab()
    assert visitors == []
    assert browser.addresses == []


def test_a_picture_is_named_but_not_fetched(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", "See ![a cat](https://cats.example/cat.png?q=1) here.")])
    assert shown_text(view) == "See Image from cats.example – not loaded here."


def test_an_html_tutorial_shows_every_tag(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", TUTORIAL)])
    text = shown_text(view)
    for tag in (
        '<body background="x.png">', "<h1>Title</h1>", "<br/>", '<img src="cat.png" alt="a cat">', "<table>", "</td>",
        '<a href="smb://host">', "<!-- note -->", "</html>", "<b>bold</b>", "<em>emphasis</em>", "<html>",
    ):  # fmt: skip
        assert tag in text


def test_what_the_user_wrote_is_shown_as_written(view: TranscriptView) -> None:
    text = "# no heading\n  **stars** <b>tag</b>\n\n| no | table |"
    view.set_turns([TurnContent("1", "user", text)])
    assert shown_text(view) == text


@pytest.mark.parametrize("name", MONSTERS)
def test_no_text_is_too_odd_to_be_shown(view: TranscriptView, name: str) -> None:
    """How long each takes is seen by the benchmark of what is large."""
    text = MONSTERS[name]
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    piece = max(1_000, len(text) // 20)
    for at in range(0, len(text), piece):
        view.append_text("1", text[at : at + piece])
        view.flush()
    view.finish_turn("1")
    roles: tuple[Role, ...] = ("assistant", "user")
    for role in roles:
        view.set_turns([TurnContent("1", role, text)])
        view.viewport().repaint()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.viewport().repaint()
    shown = view.last_turn()
    assert shown is not None
    assert shown.text == text
