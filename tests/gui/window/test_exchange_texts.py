"""A secret in an extra header reaches the server, and nothing that people see or that is written down."""

import asyncio
import json
import logging
import traceback
from urllib.parse import quote

import pytest

from playground.api.errors import ApiError
from playground.api.observer import ExchangeStart, SentPart
from playground.api.request import ApiRequest
from playground.services.connections import Connections
from playground.services.exchanges import Exchanges
from playground.services.redaction import RedactionFilter
from playground.window import exchange_texts
from tests.faults.server import FaultServer, error_answer
from tests.unit.services.test_connections import World

CANARY = "AIza+canary/of=a header"
SAVED = {"id": "mine", "name": "Mine", "headers": [["x-goog-api-key", f"Bearer {CANARY}"], ["x-team", "blue"]]}


def echo(peer: object) -> None:
    request = peer.request()  # type: ignore[attr-defined]
    value = request.headers["x-goog-api-key"].removeprefix("Bearer ")
    words = f"No key {value}, nor {quote(value, safe='')}"
    peer.send(error_answer("400 Bad Request", words, headers=[f"x-e: {value}"]))  # type: ignore[attr-defined]


async def failed_refresh(connections: Connections) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await connections.refresh()
    return caught.value


def shown(exchanges: Exchanges, error: ApiError) -> str:
    record = logging.LogRecord("x", logging.WARNING, "x.py", 1, "%s", (error,), (type(error), error, None))
    RedactionFilter().filter(record)
    texts = [logging.Formatter().format(record), str(error), *traceback.format_exception(error)]
    for exchange in exchanges.entries:
        texts += [str(exchange_texts.overview(exchange)), exchange_texts.headers_text(exchange)]
        texts += [exchange_texts.request_text(exchange), exchange_texts.response_text(exchange)]
    return "\n".join(texts)


def test_a_secret_header_is_sent_and_nowhere_shown_or_written(tmp_path, expect_log):
    with FaultServer(echo) as server:
        settings = {"connections": [{**SAVED, "base_url": server.base_url}], "connection": "mine"}
        (tmp_path / "settings.json").write_text(json.dumps(settings))
        world = World(tmp_path)

        async def story():
            try:
                error = await failed_refresh(world.connections)
                diagnosis = await world.connections.test(world.connections.current)
                world.connections.save(world.connections.current)
                return error, diagnosis
            finally:
                await world.jobs.close()
                await world.connections.close()

        expect_log("not saved")
        error, diagnosis = asyncio.run(story())
        world.settings.save()
        assert server.requests[0].headers["x-goog-api-key"] == f"Bearer {CANARY}"
    text = shown(world.exchanges, error) + str(diagnosis)
    assert "No key •••" in text
    for spelling in (CANARY, quote(CANARY, safe="")):
        assert spelling not in text
    written = (tmp_path / "settings.json").read_text()
    assert "blue" in written
    assert "canary" not in written


def test_of_a_form_fields_are_shown_and_files_are_named():
    exchanges = Exchanges()
    parts = (SentPart("prompt", "a cube", "", "", 6), SentPart("image", "", "source.png", "image/png", 1_400_000))
    request = ApiRequest("POST", "images/edits")
    exchanges.exchange_started(ExchangeStart(request, "https://h/v1/images/edits", (), "", 1_400_500, 1, parts))
    [exchange] = exchanges.entries
    assert exchange_texts.request_text(exchange) == "prompt: a cube\nimage: source.png (image/png, 1.4 MB)"
