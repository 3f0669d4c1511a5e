"""Neither the log nor anything else that is shown holds a key."""

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.services.log import LogFile, start_logging
from playground.services.redaction import RedactionFilter, hide, redact
from playground.storage.locations import Locations

CANARY = "canary-0123456789"


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    handlers, level = list(logger.handlers), logger.level
    yield logger
    for handler in [each for each in logger.handlers if each not in handlers]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("key sk-abc_DEF-12345678 end", "key ••• end"),
        ("Authorization: Bearer abc.def/123", "Authorization: Bearer •••"),
        ("http://me:pw@host/v1?api_key=1234&model=x", "http://•••@host/v1?api_key=•••&model=x"),
        ("GET /v1/models?token=a&sig=b;key=c", "GET /v1/models?token=•••&sig=•••;key=•••"),
        (f'{{"k": "{CANARY}"}}', '{"k": "•••"}'),
        ("sk-short and task-force-sk-1234", "sk-short and task-force-sk-1234"),
        ("the bearer of bad news, https://host/a@b", "the bearer of bad news, https://host/a@b"),
        ("monkey=1 ski-lift", "monkey=1 ski-lift"),
        ("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic •••"),
        ("Basic JavaScript and basic training", "Basic JavaScript and basic training"),
        ("api-key: 0123abcd-9\nX-Api-Key:0123abcd", "api-key: •••\nX-Api-Key:•••"),
        ('{"x-api-key": "0123abcd"}', '{"x-api-key": "•••"}'),
        ("an api-key: short", "an api-key: short"),
        ("?q=canary%2Bto%2Fencode&r=canary%2bto/encode", "?q=•••&r=•••"),
    ],
)
def test_what_looks_like_a_key_is_blanked_out_and_nothing_else(text: str, safe: str) -> None:
    hide(CANARY)
    hide("canary+to/encode")
    hide("x")  # too short to be searched for
    assert redact(text) == safe


def test_no_part_of_a_log_record_lets_a_key_through() -> None:
    hide(CANARY)
    try:
        raise ValueError(f"bad key {CANARY}")
    except ValueError:
        import sys

        info = sys.exc_info()
    record = logging.LogRecord("httpx", logging.DEBUG, "x.py", 1, "GET %s %s", (f"?key={CANARY}", 3), info)
    record.stack_info = f"in send({CANARY})"
    assert RedactionFilter().filter(record)
    text = logging.Formatter().format(record)
    assert CANARY not in text
    assert text.startswith("GET ?key=••• 3\nTraceback")
    assert "ValueError: bad key •••" in text


def test_the_log_file_is_its_owners_alone_and_holds_no_key(tmp_path: Path, root: logging.Logger) -> None:
    hide(CANARY)
    locations = Locations.open(tmp_path / "data")
    start_logging(locations)
    logging.getLogger("playground.x").info("sent %s with Bearer %s", "sk-abcdefgh12345678", CANARY)
    logging.getLogger("httpx").info("HTTP Request: POST https://host/")
    log = locations.logs / "playground.log"
    text = log.read_text()
    assert "INFO playground.x: sent ••• with Bearer •••" in text
    assert "httpx" not in text
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_without_a_place_for_a_file_warnings_still_go_to_the_console(
    tmp_path: Path, root: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(Locations(tmp_path / "nowhere", read_only=True))
    record = logging.LogRecord("x", logging.WARNING, "x.py", 1, "careful", None, None)
    root.handlers[-1].handle(record)
    assert "careful" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_full_file_is_moved_aside_and_few_are_kept(tmp_path: Path) -> None:
    handler = LogFile(tmp_path / "logs" / "x.log", largest=100)
    for number in range(50):
        handler.emit(logging.LogRecord("x", logging.INFO, "x.py", 1, f"{number:02} " + "x" * 60, None, None))
    handler.close()
    names = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert names == ["x.log", "x.log.1", "x.log.2", "x.log.3"]
    assert "49" in (tmp_path / "logs" / "x.log").read_text()
    assert max(path.stat().st_size for path in (tmp_path / "logs").iterdir()) < 250
