"""The embeddings tab with a server that misbehaves: what came is kept, and only the rest is asked for again."""

import json
from typing import Any

import pytest

from tests.faults.server import FaultServer, Peer, always, answer, error_answer, once
from tests.gui.features.embeddings.conftest import AtTheDesk
from tests.gui.features.embeddings.desk import Desk, reply_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MANY = [f"Text {number}" for number in range(520)]  # more than one batch


def input_of(peer: Peer) -> list[str]:
    asked: dict[str, Any] = peer.request().json()
    texts: list[str] = asked["input"]
    return texts


def test_a_batch_that_fails_keeps_the_others_and_the_rest_resumes(at_the_desk: AtTheDesk) -> None:
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
        assert desk.work.facts.full_text() == "512 of 520 texts embedded"
        desk.press("Esc")
        await desk.finished()
        assert 0 < desk.states.count("done") < len(MANY)
        assert desk.states[-1] == "new"
        assert "stopped" in desk.message
        assert not desk.work.progress.isVisible()

    at_the_desk(story, script)


def test_no_money_is_told_at_once_and_a_connection_that_was_closed_between_is_no_fault(
    at_the_desk: AtTheDesk,
) -> None:
    """N9, N21."""

    def answered_once(peer: Peer) -> None:
        peer.send(answer(reply_to(input_of(peer))))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed("One", "Two")
        assert len(server.requests) == 1
        assert desk.message
        assert desk.states == ["failed", "failed"]
        desk.click_message("retry")
        await desk.until(lambda: desk.states == ["done", "done"])
        await desk.finished()
        await desk.embed("Three")
        assert desk.states == ["done"] * 3
        assert not desk.message

    quota = error_answer("429 Too Many Requests", "You ran out of money", code="insufficient_quota")
    at_the_desk(story, once(quota), answered_once, answered_once)


BROKEN = {"NaN": [float("nan")] * 6, "another length": [0.5] * 4}


@pytest.mark.parametrize("case", BROKEN)
def test_a_reply_that_is_no_vectors_is_explained_and_nothing_of_it_is_kept(at_the_desk: AtTheDesk, case: str) -> None:
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed("One", "Two")
        assert desk.states == ["failed", "failed"]
        assert desk.message
        assert desk.model.space is None
        assert desk.work.composer.run_button.isEnabled()

    vectors = (BROKEN[case], [0.5] * 6)
    data = [{"object": "embedding", "index": at, "embedding": vector} for at, vector in enumerate(vectors)]
    at_the_desk(story, always(answer(json.dumps({"object": "list", "data": data, "model": "test-embed"}))))
