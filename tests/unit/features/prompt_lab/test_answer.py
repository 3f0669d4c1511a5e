"""An answer with its figures, as it comes and as it is kept."""

import asyncio

import pytest

from playground.api.client import build_client
from playground.api.connection import Connection
from playground.api.errors import ApiError
from playground.features.prompt_lab.answer import Answer, Asking, from_json, to_json
from playground.features.prompt_lab.settings import AskSettings, parameters_for
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once


def asked(*pieces: bytes) -> tuple[Asking, list[str], Answer | ApiError]:
    heard: list[str] = []
    asking = Asking(heard.append)

    async def story(url: str) -> Answer | ApiError:
        client = build_client(Connection("c", "C", url), None)
        try:
            return await asking.ask(client, parameters_for(AskSettings("m"), [("user", "Hi")]))
        except ApiError as error:
            return error
        finally:
            await client.close()

    with FaultServer(once(*pieces)) as server:
        return asking, heard, asyncio.run(story(server.base_url))


def test_an_answer_has_its_text_and_its_figures():
    _, heard, answer = asked(STREAM_HEAD, delta("Hel"), delta("lo", "stop"), DONE)
    assert isinstance(answer, Answer)
    assert "".join(heard) == answer.text == "Hello"
    assert answer.finish_reason == "stop"
    assert answer.first_token is not None
    assert answer.seconds >= answer.first_token
    assert from_json(to_json(answer)) == answer


def test_what_came_before_a_failure_is_there():
    asking, _, error = asked(STREAM_HEAD, delta("Hel"))
    assert isinstance(error, ApiError)
    assert asking.so_far.text == "Hel"


@pytest.mark.parametrize("kept", [None, [], {"text": 5, "usage": [], "seconds": "long"}])
def test_whatever_a_file_holds_is_an_answer(kept):
    assert from_json(kept).seconds == 0.0
