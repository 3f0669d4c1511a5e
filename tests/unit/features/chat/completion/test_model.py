"""A text is gone on with in place: added to, taken back, asked for again, chosen from several, and never lost."""

import asyncio
from pathlib import Path

import pytest

from playground.api.dialect import Dialect
from playground.api.errors import ConnectionLost, ParameterRejected
from playground.features.chat.completion.asking import Echo
from playground.features.chat.completion.sheet import Sheet
from tests.unit.features.chat.completion.rig import Writer, chances, piece, tell
from tests.unit.features.chat.rig import USAGE, Step, until


def test_a_text_is_continued_in_place_again_and_again(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        assert str(writer.model.hindrance) == "Write something first"
        writer.write("Once")
        assert writer.model.hindrance is None
        await writer.run()
        assert (writer.text, writer.added) == ("Once upon a time", [" upon a time"])
        assert "".join(writer.shown) == " upon a time"
        facts = writer.model.sheet.facts
        assert (facts.finish_reason, facts.prompt_tokens, writer.model.sheet.status) == ("length", 34, "done")
        writer.write("Once upon a time, in")
        assert writer.added == [" upon a time"]
        await writer.run()
        assert writer.added == [" upon a time", " Rome"]

    first = [piece(" upon"), piece(" a time", finish="length"), USAGE]
    writer = tell(tmp_path, first, [piece(" Rome", finish="stop")], story=story)
    assert [body["prompt"] for body in writer.sent] == ["Once", "Once upon a time, in"]
    assert writer.sent[0] == {
        "model": "test-model", "prompt": "Once", "stream": True, "stream_options": {"include_usage": True}
    }  # fmt: skip


def test_an_addition_is_taken_back_and_known_again_when_it_returns(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        changed: list[int] = []
        writer.model.text_changed.connect(changed.append)
        writer.write("Once")
        await writer.run()
        writer.model.take_back()
        assert (writer.text, writer.added, changed) == ("Once", [], [0])
        assert not writer.model.removable
        writer.write("Once upon")  # as the editor's own undo brings it back
        assert writer.added == [" upon"]
        writer.write("Once")  # and takes it away again
        writer.write("Once upon")
        assert writer.added == [" upon"]

    tell(tmp_path, [piece(" upon", finish="stop")], story=story)


def test_another_addition_takes_the_place_of_the_last_when_it_comes(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Once")
        await writer.run()
        await writer.again()
        assert (writer.text, writer.added) == ("Once more", [" more"])
        await writer.again()  # fails before anything has come
        assert (writer.text, writer.added) == ("Once more", [" more"])
        assert writer.model.sheet.status == "interrupted"
        writer.write("Once more!")
        assert not writer.model.repeatable

    scripts = [piece(" upon", finish="stop")], [piece(" m"), piece("ore", finish="stop")], [ConnectionLost("gone")]
    writer = tell(tmp_path, *scripts, story=story)
    assert [body["prompt"] for body in writer.sent] == ["Once", "Once", "Once"]
    assert writer.notices == []


def test_stop_keeps_what_came_and_locks_nothing_afterwards(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Once")
        writer.model.run()
        await until(lambda: writer.text == "Once upon")
        writer.write("typed while it comes")
        writer.model.new()
        assert writer.text == "Once upon"
        writer.model.stop()
        await writer.idle()
        assert (writer.text, writer.model.sheet.status, writer.model.busy) == ("Once upon", "stopped", False)
        writer.write("Once upon it")
        assert writer.text == "Once upon it"

    writer = tell(tmp_path, [piece(" upon"), asyncio.Event()], story=story)
    assert writer.client.disconnected


def test_what_is_cut_off_is_kept_and_can_be_gone_on_with(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Once")
        await writer.run()
        assert (writer.text, writer.model.sheet.status) == ("Once upon", "interrupted")
        assert writer.model.sheet.facts.failure is not None
        await writer.run()
        assert writer.text == "Once upon a time"

    first: list[Step] = [piece(" upon"), ConnectionLost("gone")]
    second: list[Step] = [piece(" a time", finish="stop")]
    assert tell(tmp_path, first, second, story=story).sent[1]["prompt"] == "Once upon"


def test_an_error_is_told_elsewhere_when_the_page_is_out_of_sight(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.model.in_view = False
        writer.write("Once")
        await writer.run()

    assert len(tell(tmp_path, [ConnectionLost("gone")], story=story).notices) == 1


def test_several_continuations_wait_to_be_chosen(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.wish(n=2, logprobs=1)
        writer.write("Once")
        await writer.run()
        assert writer.text == "Once"
        assert [each.text for each in writer.model.sheet.choices] == [" upon", " more"]
        writer.model.choose(1)
        assert (writer.text, writer.added) == ("Once more", [" more"])
        assert writer.model.sheet.has(writer.model.sheet.choices[1])
        assert [each.text for each in writer.model.pieces(0)] == ["Once", " more"]
        writer.model.choose(0)
        assert (writer.text, writer.model.pieces(0)) == ("Once upon", ())
        writer.write("Once upon it")
        writer.model.choose(1)
        assert writer.text == "Once upon it"

    known = chances((" more", -1.0, {" upon": -0.5}))
    script = [piece(" up"), piece(" more", 1, "stop", logprobs=known), piece("on", finish="length")]
    assert tell(tmp_path, script, story=story).sent[0]["n"] == 2


def test_several_texts_go_on_at_the_same_time(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("The sea")
        writer.model.add_text()
        writer.model.add_text()
        writer.write("The train", 2)
        await writer.run()
        assert [each.text for each in writer.model.sheet.texts] == ["The sea is blue", "", "The train is late"]
        await writer.again()
        assert [each.text for each in writer.model.sheet.texts] == ["The sea rises", "", "The train is late"]
        writer.model.remove_text(0)
        assert [each.text for each in writer.model.sheet.texts] == ["", "The train is late"]

    scripts = [piece(" is late", 1), piece(" is blue"), *_ends(2)], [piece(" rises"), *_ends(2)]
    writer = tell(tmp_path, *scripts, story=story)
    assert [body["prompt"] for body in writer.sent] == [["The sea", "The train"]] * 2


def _ends(count: int) -> list[dict[str, object]]:
    return [piece("", index, "stop") for index in range(count)]


def test_what_is_sent_back_is_not_added_once_more(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.wish(echo=True, logprobs=0)
        writer.write("Once")
        await writer.run()
        assert (writer.text, writer.added) == ("Once upon", [" upon"])
        assert [each.logprob for each in writer.model.pieces(0)] == [None, -2.0, -1.0]

    known = {"tokens": ["On", "ce", " upon"], "token_logprobs": [None, -2, -1]}
    tell(tmp_path, [piece("On"), piece("ce upon", finish="stop", logprobs=known)], story=story)


def test_an_echo_that_differs_is_shown():
    echo = Echo("Once")
    assert [echo.take(text) for text in ("On", "", "ly", " so")] == ["", "", "Only", " so"]


def test_another_word_is_chosen_and_the_text_goes_on_from_there(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.wish(logprobs=2)
        writer.write("Once")
        await writer.run()
        pieces = writer.model.pieces(0)
        assert [each.text for each in pieces] == ["Once", " upon", " a"]
        writer.model.go_another_way(0, pieces[1].start, " more")
        await writer.idle()
        assert (writer.text, writer.added) == ("Once more with", [" more with"])
        writer.write("Once")
        assert writer.model.pieces(0) == ()

    known = chances((" upon", -1.0, {" more": -2.0}), (" a", -1.0, {}))
    scripts = [piece(" upon a", finish="stop", logprobs=known)], [piece(" with", finish="stop")]
    assert tell(tmp_path, *scripts, story=story).sent[1]["prompt"] == "Once more"


def test_texts_are_there_again_after_a_start_and_earlier_ones_can_be_opened(tmp_path: Path) -> None:
    async def write(writer: Writer) -> None:
        writer.write("Once")
        await writer.run()
        writer.model.new()
        writer.write("Another")
        writer.model.write_after("the end")
        writer.model.save()

    async def look(writer: Writer) -> None:
        assert (writer.text, writer.model.sheet.after) == ("Another", "the end")
        latest = await writer.model.kept.latest()
        assert [each.title for each in latest] == ["Another", "Once upon"]
        writer.model.open(latest[1].id)
        await writer.idle()
        assert writer.added == [" upon"]
        writer.model.delete()
        await writer.idle()
        assert writer.text == ""
        (notice,) = writer.notices
        assert notice.action is not None
        writer.model.restore(int(notice.action[0].partition(":")[2]))
        await writer.idle()
        assert writer.added == [" upon"]
        assert len(await writer.model.kept.latest()) == 2

    tell(tmp_path, [piece(" upon", finish="stop")], story=write)
    tell(tmp_path, story=look)


def test_what_arrives_is_on_disk_while_it_arrives(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Once")
        writer.model.run()
        long = "x" * 5000
        await until(lambda: writer.text == f"Once{long}")
        await until(lambda: writer.model.kept.number is not None)
        content = await writer.model.kept.content(writer.model.kept.number or 0)
        assert content is not None
        assert long in str(content)
        writer.model.stop()

    tell(tmp_path, [piece("x" * 5000), asyncio.Event()], story=story)


def test_a_sample_does_not_take_the_place_of_what_was_written(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Mine")
        writer.model.try_out("def f(x):", "return y")
        await writer.idle()
        assert writer.text == "def f(x): y = x"
        assert [each.title for each in await writer.model.kept.latest()] == ["def f(x): y = x", "Mine"]

    assert tell(tmp_path, [piece(" y = x", finish="stop")], story=story).sent[0]["suffix"] == "return y"


def test_a_server_without_the_endpoint_is_not_asked(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Once")
        writer.client._dialect = Dialect(paths={"completions": ""})
        assert "no endpoint that goes on" in str(writer.model.hindrance)
        await writer.run()

    assert tell(tmp_path, story=story).sent == []


def test_a_refused_parameter_is_left_out_when_that_is_wanted(tmp_path: Path) -> None:
    async def story(writer: Writer) -> None:
        writer.wish(seed=1)
        writer.write("Once")
        await writer.run()
        writer.model.run(without="seed")
        await writer.idle()
        assert str(writer.model.wishes.reasons["seed"]).startswith("test-model has refused")

    refusal = ParameterRejected("no seed", param="seed", status=400)
    writer = tell(tmp_path, [refusal], [piece("!", finish="stop")], story=story)
    assert ["seed" in body for body in writer.sent] == [True, False]
    assert writer.server.learned_parameters == [("test-model", "seed")]


@pytest.mark.parametrize("wish", [{"best_of": 1, "n": 2}, {"logit_bias": "nonsense"}])
def test_what_is_wrong_with_the_wishes_hinders(tmp_path: Path, wish: dict[str, object]) -> None:
    async def story(writer: Writer) -> None:
        writer.write("Once")
        writer.wish(**wish)
        assert writer.model.hindrance is not None
        await writer.run()

    assert tell(tmp_path, story=story).model.sheet.status == Sheet().status
