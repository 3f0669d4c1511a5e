"""The command line: the window, the demo server, the guided tour and the doctor.

Whatever a command needs is imported by that command: the demo server has no use for Qt, the window none for a server.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from playground import __version__

if TYPE_CHECKING:
    from playground.app import Options

OPENAI = "https://api.openai.com/v1"
NO_DISPLAY = (
    "There is no display here. “playground tour --out tour” shows the program in pictures without one; "
    "on a computer with a display “playground” opens the window."
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    command = getattr(chosen, "command", None) or "window"
    run = {"window": _window, "demo-server": _demo_server, "tour": _tour, "doctor": _doctor}[command]
    return run(chosen, parser)


def _parser() -> argparse.ArgumentParser:
    window = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    window.add_argument("--data-dir", type=Path, metavar="DIR", help="where settings and history are kept")
    window.add_argument("--language", choices=("en", "zh_CN"), help="language of the window")
    window.add_argument("--theme", choices=("light", "dark", "system"), help="colours of the window")
    window.add_argument("--base-url", metavar="URL", help="use this server for this start only")
    window.add_argument(
        "--api-key-env", metavar="NAME", help="the environment variable that holds the key, for this start only"
    )
    parser = argparse.ArgumentParser(
        prog="playground",
        description="A desktop playground for the OpenAI API and every server that speaks it.",
        parents=[window],
    )
    parser.add_argument("--version", action="version", version=f"playground {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("window", parents=[window], help="open the window (as without a command)")
    _add_demo_server(commands)
    _add_tour(commands, window)
    doctor = commands.add_parser("doctor", help="print what this computer offers, as JSON without secrets")
    doctor.add_argument("--data-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    return parser


def _add_demo_server(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    server = commands.add_parser(
        "demo-server",
        help="serve the built-in demo server, which needs no key and no network",
        description="The token comes from PLAYGROUND_DEMO_TOKEN or is made up. The first line on standard output is "
        "a JSON object with the base URL and the key.",
    )
    server.add_argument("--host", default="127.0.0.1")
    server.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    server.add_argument("--lifeline", action="store_true", help="end when standard input ends")


def _add_tour(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", window: argparse.ArgumentParser) -> None:
    tour = commands.add_parser("tour", parents=[window], help="go through the window by itself and keep pictures")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="where pictures and report.json go")
    tour.add_argument("--only", metavar="NAMES", help="parts of the tour, separated by commas, such as: window,chat")
    tour.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="size of the window")
    tour.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="scale of the display, such as 2")


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"a size looks like 1280x800, not {text!r}")
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"a scale is a number from 0.5 to 4, not {text!r}")
    return scale


def _window(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if not _has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    options = _options(chosen, parser)
    from playground import app

    return app.run(options)


def _demo_server(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    import secrets

    from playground.demo.server import serve

    token = os.environ.get("PLAYGROUND_DEMO_TOKEN") or secrets.token_urlsafe(32)
    return serve(chosen.host, chosen.port, token, chosen.lifeline, _announce)


def _announce(line: str) -> None:
    sys.stdout.write(line + "\n")
    # Whoever started the server waits for this line.
    sys.stdout.flush()


def _tour(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if chosen.scale != 1:
        # Qt reads it when the application is made.
        os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    options = _options(chosen, parser)
    from playground import app
    from playground.tour.run import SCRIPTS

    only = tuple(name.strip() for name in chosen.only.split(",")) if chosen.only else tuple(SCRIPTS)
    for name in only:
        if name not in SCRIPTS:
            _refuse(parser, f"the tour has no part {name!r}, only {', '.join(SCRIPTS)}")
    if chosen.out.exists() and not chosen.out.is_dir():
        _refuse(parser, f"--out: {chosen.out} is a file, and the pictures need a folder")
    return app.run_tour(options, out=chosen.out, only=only, size=chosen.size)


def _doctor(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from playground import app

    return app.run_doctor(getattr(chosen, "data_dir", None))


def _options(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> "Options":
    key_name = getattr(chosen, "api_key_env", None)
    if key_name is not None and not os.environ.get(key_name):
        _refuse(parser, f"the environment variable {key_name} is not set, so there is no key to use")
    base_url = _base_url(chosen, parser, key_name)
    from playground.app import Options

    return Options(
        data_dir=getattr(chosen, "data_dir", None),
        language=getattr(chosen, "language", None),
        theme=getattr(chosen, "theme", None),
        base_url=base_url,
        api_key_env=key_name or "",
    )


def _base_url(chosen: argparse.Namespace, parser: argparse.ArgumentParser, key_name: str | None) -> str:
    given = getattr(chosen, "base_url", None)
    if given is None:
        return OPENAI if key_name else ""
    from playground.api.connection import normalise_base_url
    from playground.api.errors import BadAddress

    try:
        return normalise_base_url(given)
    except BadAddress as error:
        _refuse(parser, f"--base-url: {error.message}")


def _refuse(parser: argparse.ArgumentParser, sentence: str) -> NoReturn:
    parser.error(sentence)


def _has_display() -> bool:
    """Only where X11 or Wayland is the way to a display can it be missing."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
