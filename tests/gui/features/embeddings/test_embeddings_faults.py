"""The embeddings tab with a server that misbehaves: what came is kept, and only the rest is asked for again."""

import json
from typing import Any

import pytest

from tests.faults.server import FaultServer, Peer, always, answer, error_answer
from tests.gui.features.embeddings.conftest import AtTheDesk
from tests.gui.features.embeddings.desk import Desk, reply_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MANY = [f"Text {number}" for number in range(520)]  # more than one batch


def input_of(peer: Peer) -> list[str]:
    asked: dict[str, Any] = peer.request().json()
    texts: list[str] = asked["input"]
    return texts


def test_a_batch_that_fails_keeps_the_others_and_the_rest_resumes(at_the_desk: AtTheDesk) -> None:
    """N8."""
    burns = [True]

    def script(peer: Peer) -> None:
        while True:
            texts = input_of(peer)
            fails = burns[0] and MANY[-1] in texts
            peer.send(error_answer("400 Bad Request", "The kitchen burns") if fails else answer(reply_to(texts)))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*MANY)
        done = desk.states.count("done")
        assert 0 < done < len(MANY)
        assert desk.states[-1] == "failed"
        assert "The kitchen burns" in desk.message
        assert desk.model.space is not None
        assert len(desk.model.space) == done
        burns[0] = False
        asked = len(server.requests)
        desk.click_message("retry")
        await desk.until(lambda: not desk.message)
        await desk.finished()
        assert desk.states == ["done"] * len(MANY)
        again = [text for each in server.requests[asked:] for text in json.loads(each.body)["input"]]
        assert len(again) == len(MANY) - done

    at_the_desk(story, script)


def test_stop_ends_the_run_and_keeps_what_came(at_the_desk: AtTheDesk) -> None:
    def script(peer: Peer) -> None:
        while True:
            texts = input_of(peer)
            if MANY[-1] in texts:
                peer.hold()
                return
            peer.send(answer(reply_to(texts)))

    async def story(desk: Desk, server: FaultServer) -> None:
        desk.work.composer.set_text("\n".join(MANY))
        desk.press("Return", desk.work.composer.prompt)
        await desk.until(lambda: "done" in desk.states)
        assert desk.busy
        assert desk.work.progress.isVisible()
        desk.press("Esc")
        await desk.finished()
        assert 0 < desk.states.count("done") < len(MANY)
        assert desk.states[-1] == "new"
        assert "stopped" in desk.message
        assert not desk.work.progress.isVisible()

    at_the_desk(story, script)


def with_first(vector: object, *, drop: int = 0) -> bytes:
    data: list[object] = [{"object": "embedding", "index": 0, "embedding": vector}]
    data.append({"object": "embedding", "index": 1, "embedding": [0.5] * 6})
    return json.dumps({"object": "list", "data": data[: len(data) - drop], "model": "m"}).encode()


BROKEN = {
    "NaN": with_first([float("nan")] * 6),
    "another length": with_first([0.5] * 4),
    "odd base64": with_first("AAAAA"),
    "one too few": with_first([0.5] * 6, drop=1),
    "HTML": b"<!doctype html><title>Log in</title>",
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_reply_that_is_no_vectors_is_explained_and_nothing_of_it_is_kept(at_the_desk: AtTheDesk, case: str) -> None:
    """N9, N21."""

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed("One", "Two")
        assert desk.states == ["failed", "failed"]
        assert desk.message
        assert "<" not in desk.message
        assert desk.model.space is None
        assert desk.work.composer.run_button.isEnabled()

    at_the_desk(story, always(answer(BROKEN[case])))
