"""The table of texts: what is typed, embedded, changed and taken back."""

import asyncio
import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from playground.api.errors import ContextTooLong, ParameterRejected, Rejected, ServerFailed
from playground.features.embeddings.embedding import Connect, Embedding
from playground.features.embeddings.rows import NewText
from playground.services.errors import Refused
from playground.services.prices import Price, PriceTable
from tests.unit.features.embeddings.rig import Story, packed, tell, until


def many(count: int) -> list[str]:
    return [f"text {number}" for number in range(count)]


def test_pasted_lines_are_embedded_and_one_more_sends_one_text(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model = told.model
        assert str(model.appearance.why_not) == "Type or paste texts first, one a line."
        assert model.appearance.hindrance is None
        model.paste("one cat\n\n  two dogs \nthree birds\n")
        assert told.texts == ["one cat", "two dogs", "three birds"]
        assert str(model.appearance.counter) == "3 texts, about 7 tokens"
        model.embed()
        assert model.busy
        assert told.states == ["waiting"] * 3
        await told.idle()
        assert not model.busy
        assert told.states == ["done"] * 3
        assert model.space is not None
        assert model.space.texts == ("one cat", "two dogs", "three birds")
        assert model.space.vectors.tobytes() == packed("one cat") + packed("two dogs") + packed("three birds")
        assert str(model.appearance.after) == "3 texts sent, 6 tokens"
        assert str(model.appearance.why_not) == "Every text has its vector already."
        await told.embed("four fish", "one cat")
        assert told.client.sent == [["one cat", "two dogs", "three birds"], ["four fish"]]
        assert len(model.space) == 5

    tell(tmp_path, story=story)


def test_texts_are_there_again_at_the_next_start_with_their_vectors_and_nothing_is_sent(tmp_path: Path) -> None:
    async def first(told: Story) -> None:
        await told.embed("a", "b")
        told.model.set_label(told.model.rows[0].id, "letter")
        told.model.set_colour(told.model.rows[0].id, "#ff0000")

    async def second(told: Story) -> None:
        assert told.states == ["done", "done"]
        assert told.model.space is not None
        assert told.model.space.labels == ("letter", "")
        assert told.model.space.vectors.tobytes() == packed("a") + packed("b")
        told.model.new()
        await told.embed("b", "a", "a")
        assert told.client.requests == []
        assert str(told.model.appearance.after) == "Nothing was sent: every text was known already."

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


def test_a_table_that_was_left_empty_takes_new_texts_at_the_next_start(tmp_path: Path) -> None:
    async def first(told: Story) -> None:
        told.model.paste("a")
        await told.idle()
        told.model.clear()

    async def second(told: Story) -> None:
        assert told.texts == []
        told.model.paste("b")
        await told.idle()
        record = told.model.collection
        assert record is not None
        assert [each.text for each in await told.collections.rows(record.id)] == ["b"]
        assert told.notices == []

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


def test_a_batch_that_fails_in_the_middle_keeps_what_came_and_the_rest_is_sent_again_alone(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model, texts = told.model, many(520)
        await told.embed(*texts)
        assert [told.states.count(state) for state in ("done", "failed")] == [512, 8]
        assert model.appearance.card is not None
        assert [action for action, _ in model.appearance.card.actions] == ["retry"]
        assert str(model.appearance.after).startswith("512 texts sent")
        assert model.rows[515].note is not None
        assert model.space is not None
        assert len(model.space) == 512
        assert told.notices == []
        chosen = model.settings
        model.wish(replace(chosen, model="other"))
        assert model.appearance.card is None  # it spoke of what is no longer wished for
        model.wish(chosen)
        model.retry()
        await told.idle()
        assert set(told.states) == {"done"}
        assert told.client.sent[2:] == [texts[512:]]
        assert model.appearance.card is None
        assert model.space.texts == tuple(texts)

    tell(tmp_path, None, ServerFailed("out of order", status=500), story=story)


def test_at_most_three_requests_are_under_way_and_after_a_failure_no_further_one_is_begun(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        arrived: dict[str, bytes] = {}
        run = Embedding(told.model._runs.order(), told.vectors, arrived.update, most=1)
        with pytest.raises(ServerFailed):
            await run.run(["a", "b", "c", "d", "e"], cast("Connect", told.server.client))
        assert told.client.most_at_once == 3
        assert told.client.sent == [["a"], ["b"], ["c"]]
        assert arrived.keys() == {"b", "c"}
        assert run.failed == ("a",)
        assert (await told.vectors.find(told.model._runs.order().kind, "abc")).keys() == {"b", "c"}

    tell(tmp_path, ServerFailed("out of order", status=500), story=story)


def test_stop_keeps_what_already_arrived_and_takes_effect_at_once(tmp_path: Path) -> None:
    never = asyncio.Event()

    async def story(told: Story) -> None:
        model = told.model
        model.add(many(515))
        model.embed()
        await until(lambda: told.states.count("done") == 512)
        assert model.busy
        model.stop()
        await told.idle()
        assert not model.busy
        assert told.states.count("new") == 3
        assert model.appearance.card is not None
        assert "You stopped" in str(model.appearance.card.title)
        assert told.notices == []
        model.embed()
        model.stop()
        await told.idle()
        assert told.states.count("new") == 3
        told.client.steps.clear()
        model.retry()
        await told.idle()
        assert set(told.states) == {"done"}
        assert told.client.sent[-1] == many(515)[512:]

    tell(tmp_path, None, never, story=story)


def test_what_is_added_during_a_run_is_embedded_after_it(tmp_path: Path) -> None:
    answer = asyncio.Event()

    async def story(told: Story) -> None:
        told.model.add(["a"])
        told.model.embed()
        await until(lambda: bool(told.client.requests))
        told.model.add(["b"])
        told.model.embed()
        assert (told.model.request_now("c\n").body or {})["input"] == ["a", "b", "c"]
        answer.set()
        await told.idle()
        assert told.states == ["done", "done"]
        assert told.client.sent == [["a"], ["b"]]

    tell(tmp_path, answer, story=story)


def test_empty_and_too_long_texts_are_marked_and_the_rest_goes_through(tmp_path: Path) -> None:
    too_long = ContextTooLong("maximum context length", status=400)

    async def story(told: Story) -> None:
        # The server refuses the four, then the two with the long one, then the long one alone.
        await told.embed("a", "  ", "b", "long", "c")
        assert told.states == ["done", "empty", "done", "too_long", "done"]
        assert told.client.sent == [["a", "b", "long", "c"], ["a", "b"], ["long", "c"], ["long"], ["c"]]
        assert "too long" in str(told.model.rows[3].note)
        assert (told.model.request_now().body or {})["input"] == ["a", "b", "c"]
        assert told.model.appearance.card is None
        assert str(told.model.appearance.why_not) == "Every text has its vector already."
        told.model.change(told.model.rows[3].id, "short")
        told.model.embed()
        await told.idle()
        assert told.states[3] == "done"

    tell(tmp_path, too_long, None, too_long, too_long, story=story)


def test_what_is_surely_too_long_is_not_even_sent(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        told.model.wish(replace(told.model.settings, model="text-embedding-3-small"))
        await told.embed("a", "x" * 100_000)
        assert told.states == ["done", "too_long"]
        assert told.client.sent == [["a"]]

    tell(tmp_path, story=story)


def test_a_server_with_small_batches_is_given_halves(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        await told.embed("a", "b", "c", "d")
        assert told.client.sent == [["a", "b", "c", "d"], ["a", "b"], ["c", "d"]]
        assert set(told.states) == {"done"}

    tell(tmp_path, Rejected("batch size 4 > maximum allowed batch size 2", status=422), story=story)


def test_vectors_of_another_length_than_asked_for_are_refused_in_words(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        told.model.wish(replace(told.model.settings, dimensions=3))
        await told.embed("a", "b")
        assert told.model.appearance.card is not None
        assert "4 numbers instead of 3" in str(told.model.appearance.card.title)
        assert told.states == ["failed", "failed"]
        assert told.model.space is None
        told.model.embed()
        await told.idle()
        assert told.states == ["done", "done"]
        assert told.model.space is not None
        assert told.model.space.dimensions == 3

    four = b'{"data": [{"index": 0, "embedding": [1, 2, 3, 4]}, {"index": 1, "embedding": [1, 2, 3, 4]}]}'
    tell(tmp_path, four, story=story)


def test_vectors_without_numbers_mixed_lengths_and_odd_base64_spoil_no_other_text(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        for text in ("b", "c", "d"):
            await told.embed(text)
            assert told.states == ["done", "failed"]
            assert told.model.appearance.card is not None
            told.model.remove([told.model.rows[1].id])
        assert await told.vectors.find(told.model._runs.order().kind, ["b", "c", "d"]) == {}

    async def begin(told: Story) -> None:
        await told.embed("a")
        await story(told)

    def data(*vectors: str) -> bytes:
        return ('{"data": [' + ",".join(f'{{"embedding": {each}}}' for each in vectors) + "]}").encode()

    tell(tmp_path, None, data("[NaN, 1]"), data('"AAAAA"'), data("[1, 2]", "[1]"), story=begin)


def test_a_model_that_has_changed_under_its_name_is_asked_for_everything_again(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        await told.embed("a", "b")
        told.client.dimensions = 6
        await told.embed("c")
        assert told.states == ["new", "new", "done"]
        told.model.embed()
        await told.idle()
        assert set(told.states) == {"done"}
        assert told.model.space is not None
        assert (len(told.model.space), told.model.space.dimensions) == (3, 6)
        told.model.new()
        told.client.dimensions = 2
        await told.embed("a", "b", "d")
        assert told.client.sent == [["a", "b"], ["c"], ["a", "b"], ["d"], ["a", "b"]]
        assert (len(told.model.space), told.model.space.dimensions) == (3, 2)

    tell(tmp_path, story=story)


def test_the_price_stands_beside_the_texts_and_after_the_run(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        PriceTable(told.settings).set_rows([Price("test-*", input=100.0)])
        told.model.paste("one two three four")
        assert str(told.model.appearance.counter) == "1 text, about 5 tokens, $0.0005"
        told.model.embed()
        await told.idle()
        assert str(told.model.appearance.after) == "1 text sent, 4 tokens, $0.0004"

    tell(tmp_path, story=story)


def test_another_model_leaves_the_pictures_until_its_vectors_have_come(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model = told.model
        await told.embed("a", "b")
        before = model.space
        model.wish(replace(model.settings, model="other"))
        assert told.states == ["new", "new"]
        assert model.space is before
        assert "still show test-embed" in str(model.appearance.outdated)
        assert model.shown_model == "test-embed"
        model.wish(replace(model.settings, model="test-embed"))
        assert told.states == ["done", "done"]
        assert model.appearance.outdated is None
        model.wish(replace(model.settings, dimensions=2))
        assert f"vectors of {len(packed('a')) // 4} numbers" in str(model.appearance.outdated)
        model.wish(replace(model.settings, dimensions=None, extra='{"truncate": true}'))
        assert "other settings" in str(model.appearance.outdated)
        model.wish(replace(model.settings, model="other", dimensions=2, extra=""))
        # What is asked beside the table goes by what is to be seen.
        assert await model.embed_texts(["q", " ", "a"]) == (packed("q"), None, packed("a"))
        model.embed()
        await told.idle()
        assert model.space is not None
        assert model.space.dimensions == 2
        told.client.dimensions = 2
        assert await model.embed_texts(["q"], replace(model.settings, model="third")) == (packed("q", 2),)

    tell(tmp_path, story=story)


def test_a_label_renews_the_space_without_its_vectors_and_a_removed_row_comes_back(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model = told.model
        await told.embed("a", "b", "c")
        first = model.space
        assert first is not None
        middle = model.rows[1].id
        model.set_label(middle, "B")
        await told.idle()
        assert model.space is not None
        assert model.space.vectors is first.vectors
        assert model.space.labels == ("", "B", "")
        told.parts.selection.select([middle])
        model.remove([middle])
        await told.idle()
        assert model.space.texts == ("a", "c")
        assert told.parts.selection.ids == frozenset()
        action = told.notices[-1].action
        assert action is not None
        model.act(action[0])
        await told.idle()
        assert told.texts == ["a", "b", "c"]
        assert told.states == ["done"] * 3
        assert model.space.vectors.tobytes() == first.vectors.tobytes()
        model.act(action[0])
        model.clear()
        await told.idle()
        assert model.space is None

    tell(tmp_path, story=story)


def test_a_refused_parameter_is_left_out_at_the_next_attempt(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        told.model.wish(replace(told.model.settings, dimensions=3, user="me"))
        await told.embed("a")
        assert told.model.appearance.card is not None
        assert told.model.appearance.card.actions[0][0] == "send_without:dimensions"
        told.model.retry(without="dimensions")
        await told.idle()
        assert told.states == ["done"]
        assert "dimensions" not in (told.client.requests[-1].body or {})
        assert (told.client.requests[-1].body or {})["user"] == "me"
        assert not told.model.controls["dimensions"].enabled
        assert (told.model.request_now().body or {})["input"] == ["a"]

    tell(tmp_path, ParameterRejected("no", status=400, param="dimensions"), story=story)


def test_collections_are_named_copied_opened_and_deleted(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model, history = told.model, told.parts.history
        await told.embed("a", "b")
        model.save_as("Letters")
        await told.idle()
        assert model.collection is not None
        letters = model.collection.id
        model.save_as("Copy")
        await told.idle()
        assert model.collection.name == "Copy"
        model.add(["c"])
        await told.idle()
        model.open_collection(letters)
        await told.idle()
        assert told.texts == ["a", "b"]
        assert told.states == ["done", "done"]
        assert model.space is not None
        assert [(entry.title, entry.count) for day in history.days for entry in day.entries] == [
            ("Copy", 3),
            ("Letters", 2),
        ]
        history.rename(letters, " ABC ")
        await told.idle()
        assert model.collection.name == "ABC"
        history.delete(letters)
        await told.idle()
        assert told.texts == []
        assert model.collection is None
        history.restore(letters)
        await told.idle()
        assert told.texts == ["a", "b"]
        history.search("c")
        await told.idle()
        assert [str(entry.title) for day in history.days for entry in day.entries] == ["Copy", "ABC"]

    tell(tmp_path, story=story)


def test_what_is_opened_or_named_meanwhile_comes_over_no_other_texts(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model = told.model
        await told.embed("a")
        model.save_as("Letters")
        await told.idle()
        assert model.collection is not None
        letters = model.collection.id
        model.save_as("Copy")
        model.new()
        model.add(["one"])
        await told.idle()
        assert model.collection is not None
        assert (told.texts, model.collection.name) == (["one"], "")
        model.open_collection(letters)
        model.new()
        model.add(["two"])
        await told.idle()
        assert told.texts == ["two"]
        named = {each.name: each.id for each in await told.collections.collections() if each.name}
        assert {name: [row.text for row in await told.collections.rows(each)] for name, each in named.items()} == {
            "Letters": ["a"],
            "Copy": ["a"],
        }

    tell(tmp_path, story=story)


def test_vectors_from_a_file_stay_with_their_texts_and_fit_no_model_of_another_length(tmp_path: Path) -> None:
    async def first(told: Story) -> None:
        told.model.add([NewText("a", own=packed("a", 6)), NewText("b", own=packed("b", 6))])
        await told.idle()
        assert told.states == ["done", "done"]

    async def second(told: Story) -> None:
        assert told.model.space is not None
        assert told.model.space.dimensions == 6
        with pytest.raises(Refused, match="have 6 numbers"):
            await told.model.embed_texts(["q"])
        told.model.change(told.model.rows[0].id, "other words")
        await told.idle()
        assert told.states == ["new", "done"]

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


def test_every_change_is_on_disk_at_once_and_survives_a_kill(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        def on_disk() -> list[tuple[str, str]]:
            # As another program sees it, and as it would be found after a kill.
            with contextlib.closing(sqlite3.connect(tmp_path / "history.db")) as other:
                return other.execute("SELECT text, label FROM collection_rows ORDER BY position").fetchall()

        told.model.paste("a\nb\nc")
        await told.idle()
        assert on_disk() == [("a", ""), ("b", ""), ("c", "")]
        for number in range(20):
            told.model.set_label(told.model.rows[0].id, f"label {number}")
        told.model.change(told.model.rows[2].id, "d")
        told.model.remove([told.model.rows[1].id])
        await told.idle()
        assert on_disk() == [("a", "label 19"), ("d", "")]

    tell(tmp_path, story=story)


def test_rows_of_a_damaged_file_are_passed_over_and_a_broken_vector_is_asked_for_again(tmp_path: Path) -> None:
    async def first(told: Story) -> None:
        await told.embed("a", "b", "c")

        def damage(connection):
            connection.execute("UPDATE collection_rows SET text = x'00ff' WHERE text = 'a'")
            connection.execute("UPDATE vectors SET vector = x'00ff00' WHERE id = 2")
            connection.execute("UPDATE vectors SET vector = 'text' WHERE id = 3")

        await told.database.run(damage)

    async def second(told: Story) -> None:
        assert told.texts == ["b", "c"]
        assert told.states == ["new", "new"]
        told.model.embed()
        await told.idle()
        assert told.states == ["done", "done"]
        assert told.client.sent == [["b", "c"]]

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


def test_the_demo_says_that_it_compares_words_and_costs_nothing(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        told.server.current = replace(told.server.current, preset="demo")
        told.server.changed.emit()
        told.model.paste("one\ntwo")
        looks = told.model.appearance
        assert str(looks.demo_note) == "demo: compares words, not meaning"
        assert str(looks.counter) == "2 texts, about 2 tokens, free (demo)"

    tell(tmp_path, story=story)
