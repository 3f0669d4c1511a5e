"""Runs from the press of the button to the pictures of the history, and what becomes of them when something fails."""

import asyncio
import json
from pathlib import Path

import numpy
import pytest

from playground.api.errors import ConnectionLost, PathNotFound, RateLimited
from playground.api.sse import ServerSentEvent
from playground.features.images.controls import Mode
from playground.features.images.decoding import decode
from playground.features.images.encoding import encode_png
from playground.features.images.settings import ImageSettings
from playground.message import Message
from tests.unit.features.images.pictures_to_test import noise, plain
from tests.unit.features.images.rig import Story, b64, encoded, tell, until

RED = plain(size=(64, 64))


def partial(picture: bytes, index: int = 0) -> ServerSentEvent:
    body = {"type": "image_generation.partial_image", "partial_image_index": index, "b64_json": encoded(picture)}
    return ServerSentEvent("image_generation.partial_image", json.dumps(body))


def completed(picture: bytes) -> ServerSentEvent:
    body = {"type": "image_generation.completed", "b64_json": encoded(picture)}
    return ServerSentEvent("image_generation.completed", json.dumps(body))


def paint(told: Story, left: int, top: int, right: int, bottom: int) -> None:
    mask = told.model.sources.mask
    assert mask is not None
    pixels = mask.snapshot()
    pixels[top:bottom, left:right] = 255
    mask.replace(pixels, Message("Rectangle"))


def test_pictures_come_onto_the_canvas_and_stay_in_the_history(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert [each.prompt for each in told.model.results] == ["a red square", "a red square"]
        assert told.model.sources.shown is not None
        assert told.model.sources.shown.picture == told.model.results[0]
        assert told.model.card is None
        assert not told.model.busy
        step = await told.gallery.step(told.model.results[0].step)
        assert step is not None
        assert (step.status, step.kind, step.model, len(step.pictures)) == ("done", "generate", "test-image", 2)

    tell(tmp_path, b64(RED, plain(size=(64, 32)), revised_prompt="a very red square"), story=story)


def test_a_saved_picture_says_how_it_was_made_and_puts_it_back_into_the_form(tmp_path: Path):
    async def story(told: Story) -> None:
        facts = []
        told.intake.told.connect(facts.append)
        told.model.wish(ImageSettings(model="test-image", size="64x64", seed=7))
        await told.make("a red square")
        made = await told.pictures.data(told.model.results[0])
        told.model.new()

        await told.take(made)

        assert [(each.prompt, each.model, each.seed) for each in facts] == [("a red square", "test-image", 9)]
        assert facts[0].parameters["size"] == "64x64"

    tell(tmp_path, b64(RED, seed=9), story=story)


def test_outside_the_mask_not_one_bit_changes(tmp_path: Path):
    source = noise(48, 32)

    async def story(told: Story) -> None:
        await told.take(encode_png(source))
        told.model.set_mode(Mode.EDIT)
        paint(told, 8, 8, 24, 24)

        await told.make("paint it red")

        edited = decode(await told.pictures.data(told.model.results[0])).pixels
        outside = numpy.ones((32, 48), bool)
        outside[8:24, 8:24] = False
        assert (edited[outside] == source[outside]).all()
        assert (edited[14:18, 14:18, 0] == 200).all()
        names = [part.name for part in told.client.requests[0].parts]
        assert "mask" in names
        assert "image" in names
        step = await told.gallery.step(told.model.results[0].step)
        assert step is not None
        assert step.mask
        assert step.parent_picture is not None

    tell(tmp_path, b64(plain(size=(48, 32))), story=story)


def test_the_mask_survives_a_new_run_and_another_prompt(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.set_mode(Mode.EDIT)
        paint(told, 0, 0, 10, 10)
        before = told.model.sources.mask

        await told.make("blue")
        await told.make("green")

        assert told.model.sources.mask is before
        assert told.model.sources.painted

    tell(tmp_path, b64(RED), b64(RED), story=story)


def test_a_picture_on_its_way_is_shown_and_kept_as_a_draft_when_stopped(tmp_path: Path):
    reached = asyncio.Event()

    async def story(told: Story) -> None:
        shown = []
        told.model.partial_arrived.connect(shown.append)
        told.model.wish(ImageSettings(model="test-image", partial_images=2))
        told.model.make("a red square")
        await until(lambda: len(shown) == 1)

        told.model.stop()
        await told.idle()

        assert [each.draft for each in told.model.results] == [True]
        assert told.model.card is not None
        assert "draft" in str(told.model.card.title)
        assert told.notices == []

    tell(tmp_path, [partial(RED), reached], story=story)


def test_stopping_before_anything_came_leaves_a_step_that_can_be_tried_again(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.make("a red square")
        await until(lambda: len(told.client.requests) == 1)
        told.model.stop()
        await told.idle()
        assert told.model.results == ()

        told.model.retry()
        await told.idle()

        assert len(told.model.results) == 1

    tell(tmp_path, asyncio.Event(), b64(RED), story=story)


def test_a_stream_that_is_complete_keeps_only_the_picture(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.wish(ImageSettings(model="test-image", partial_images=1))
        await told.make("a red square")

        assert [each.draft for each in told.model.results] == [False]

    tell(tmp_path, [partial(plain(size=(32, 32))), completed(RED)], story=story)


@pytest.mark.parametrize("reply", [{"data": [{"b64_json": "PGh0bWw+"}]}, {"data": [{"b64_json": "%%%"}]}, {"data": []}])
def test_what_is_no_picture_becomes_a_card_and_no_half_step(tmp_path: Path, reply: dict[str, object]):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert told.model.results == ()
        assert told.model.card is not None
        assert told.model.card.level == "danger"
        assert told.notices == []

    tell(tmp_path, reply, story=story)


def test_a_truncated_picture_is_said_to_be_damaged(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert told.model.card is not None
        assert "damaged" in str(told.model.card.title)

    tell(tmp_path, b64(saved_noise()[:-200]), story=story)


def test_an_unclear_end_asks_before_anything_is_sent_again(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1/images/generations")
    lost.outcome_unknown = True

    async def story(told: Story) -> None:
        await told.make("a red square")

        assert len(told.client.requests) == 1
        assert told.model.card is not None
        assert "retry" in [action for action, _ in told.model.card.actions]

    tell(tmp_path, lost, b64(RED), story=story)


@pytest.mark.parametrize("right", [10, 64])
def test_an_edit_that_is_tried_again_after_a_new_start_has_its_mask(tmp_path: Path, right: int):
    lost = ConnectionLost("gone", url="http://test/v1/images/edits")

    async def first(told: Story) -> None:
        await told.take(RED)
        told.model.set_mode(Mode.EDIT)
        paint(told, 0, 0, right, 64)
        await told.make("blue")

    async def second(told: Story) -> None:
        assert not told.model.sources.painted
        told.model.retry()
        await told.idle()

        assert "mask" in [part.name for part in told.client.requests[0].parts]
        assert told.model.sources.painted
        assert len(told.model.results) == 1

    tell(tmp_path, lost, story=first)
    tell(tmp_path, b64(RED), story=second)


def test_an_edit_whose_source_was_deleted_is_not_tried_again_with_another_picture(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1/images/edits")

    async def story(told: Story) -> None:
        await told.take(RED)
        source = told.model.sources.shown
        assert source is not None
        told.model.set_mode(Mode.EDIT)
        await told.make("blue")
        await told.gallery.delete_picture(source.picture.id)
        failed = told.model.step
        assert failed is not None
        told.model.open_step(failed.id)
        told.model.step = await told.gallery.step(failed.id)
        told.model.retry()
        await told.idle()

        assert len(told.client.requests) == 1
        assert "no longer in the history" in str(told.notices[-1].message)

    tell(tmp_path, lost, b64(RED), story=story)


def test_an_address_that_was_not_asked_for_waits_for_leave(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.set_mode(Mode.EDIT)
        await told.make("blue")
        assert len(told.client.requests) == 1
        assert told.model.card is not None
        assert "address" in str(told.model.card.title)

    tell(tmp_path, {"data": [{"url": "https://elsewhere.example/picture.png"}]}, story=story)


def test_an_address_on_the_same_server_is_fetched_at_once(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert len(told.client.requests) == 2
        assert len(told.model.results) == 1

    tell(tmp_path, {"data": [{"url": "http://test/pictures/1.png"}]}, RED, story=story)


def test_two_runs_at_once_do_not_get_into_each_others_way(tmp_path: Path):
    first, second = asyncio.Event(), asyncio.Event()

    async def story(told: Story) -> None:
        told.model.make("first")
        await until(lambda: told.model.step is not None)
        one = told.model.step
        told.model.new()
        assert not told.model.busy
        told.model.make("second")
        await until(lambda: len(told.client.requests) == 2)
        first.set()
        second.set()
        await told.idle()

        assert [each.prompt for each in told.model.results] == ["second"]
        assert one is not None
        told.model.open_step(one.id)
        await told.idle()
        assert [each.prompt for each in told.model.results] == ["first"]

    tell(tmp_path, first, second, b64(RED), b64(RED), story=story)


def test_where_there_are_no_variations_an_edit_is_offered_with_the_reason(tmp_path: Path):
    async def story(told: Story) -> None:
        told.client.dialect = told.client.dialect.__class__(paths={"images/variations": ""})
        await told.take(RED)

        told.model.vary()

        assert told.client.requests == []
        (notice,) = told.notices
        assert notice.action is not None
        assert notice.action[0] == "images.edit_instead"

        told.model.edit_instead()
        await told.idle()
        assert told.client.requests[0].path == "images/edits"
        assert len(told.model.results) == 1

    tell(tmp_path, b64(RED), story=story)


def test_what_had_to_be_done_to_a_picture_is_told_with_the_result(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(encode_png(noise(48, 32)))
        told.model.vary()
        await told.idle()

        assert len(told.model.results) == 1
        (note,) = told.model.facts.notes
        assert "square" in str(note)

    tell(tmp_path, b64(RED), story=story)


def test_a_missing_endpoint_for_variations_offers_the_edit_on_the_card(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.vary()
        await told.idle()

        assert told.model.card is not None
        assert "images.edit_instead" in [action for action, _ in told.model.card.actions]

    tell(tmp_path, PathNotFound("no", status=404, url="http://test/v1/images/variations"), story=story)


def test_a_failure_is_on_the_card_and_not_in_a_notice_too(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert told.notices == []
        assert told.model.card is not None

    tell(tmp_path, RateLimited("slow", status=429, url="http://test/v1"), story=story)


def test_the_room_that_is_added_round_a_picture_is_what_may_change(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.intake.extend(0, 0, 32, 0)
        await told.idle()

        mask, shown = told.model.sources.mask, told.model.sources.shown
        assert mask is not None
        assert shown is not None
        assert shown.pixels.shape == (64, 96, 4)
        assert (mask.pixels[:, 64:] == 255).all()
        assert (mask.pixels[:, :64] == 0).all()
        assert (shown.pixels[:, 64:, 3] == 0).all()

    tell(tmp_path, story=story)


def test_the_last_step_comes_back_at_the_next_start(tmp_path: Path):
    async def first(told: Story) -> None:
        await told.make("a red square")

    async def second(told: Story) -> None:
        assert [each.prompt for each in told.model.results] == ["a red square"]
        assert told.model.sources.shown is not None

    tell(tmp_path, b64(RED), story=first)
    tell(tmp_path, story=second)


def saved_noise() -> bytes:
    return encode_png(noise(64, 64))


def test_a_prompt_used_again_brings_its_mask_back_over_its_source(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.set_mode(Mode.EDIT)
        paint(told, 0, 0, 10, 10)
        source = told.model.sources.shown
        await told.make("blue")
        assert told.model.sources.mask is not None
        told.model.sources.mask.replace(numpy.zeros((64, 64), numpy.uint8), Message("Clear"))
        step = await told.gallery.step(told.model.results[0].step)
        assert step is not None

        told.model.use_prompt_again(step)
        await told.idle()

        assert told.model.sources.shown is not None
        assert source is not None
        assert told.model.sources.shown.picture == source.picture
        assert (told.model.sources.mask.pixels[:10, :10] == 255).all()
        assert (told.model.sources.mask.pixels[10:, 10:] == 0).all()

    tell(tmp_path, b64(RED), story=story)
