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

        assert [each.prompt for each in told.model.looking.results] == ["a red square", "a red square"]
        assert told.model.sources.shown is not None
        assert told.model.sources.shown.picture == told.model.looking.results[0]
        assert told.model.looking.card is None
        assert not told.model.looking.busy
        step = await told.gallery.step(told.model.looking.results[0].step)
        assert step is not None
        assert (step.status, step.kind, step.model, len(step.pictures)) == ("done", "generate", "test-image", 2)

    tell(tmp_path, b64(RED, plain(size=(64, 32)), revised_prompt="a very red square"), story=story)


def test_a_saved_picture_says_how_it_was_made_and_puts_it_back_into_the_form(tmp_path: Path):
    async def story(told: Story) -> None:
        facts = []
        told.intake.told.connect(facts.append)
        told.model.wishes.wish(ImageSettings(model="test-image", size="64x64", seed=7))
        await told.make("a red square")
        made = await told.pictures.data(told.model.looking.results[0])
        told.model.new()

        await told.take(made)

        assert [(each.prompt, each.model, each.seed) for each in facts] == [("a red square", "test-image", 9)]
        assert facts[0].parameters["size"] == "64x64"

    tell(tmp_path, b64(RED, seed=9), story=story)


def test_outside_the_mask_not_one_bit_changes(tmp_path: Path):
    source = noise(48, 32)

    async def story(told: Story) -> None:
        await told.take(encode_png(source))
        told.model.wishes.set_mode(Mode.EDIT)
        paint(told, 8, 8, 24, 24)

        await told.make("paint it red")

        edited = decode(await told.pictures.data(told.model.looking.results[0])).pixels
        outside = numpy.ones((32, 48), bool)
        outside[8:24, 8:24] = False
        assert (edited[outside] == source[outside]).all()
        assert (edited[14:18, 14:18, 0] == 200).all()
        names = [part.name for part in told.client.requests[0].parts]
        assert "mask" in names
        assert "image" in names
        step = await told.gallery.step(told.model.looking.results[0].step)
        assert step is not None
        assert step.mask
        assert step.parent_picture is not None

    tell(tmp_path, b64(plain(size=(48, 32))), story=story)


def test_the_mask_survives_a_new_run_and_another_prompt(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.set_mode(Mode.EDIT)
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
        told.model.looking.partial_changed.connect(shown.append)
        told.model.wishes.wish(ImageSettings(model="test-image", partial_images=2))
        told.model.make("a red square")
        await until(lambda: len(shown) == 1)

        told.model.stop()
        await told.idle()

        assert [each.draft for each in told.model.looking.results] == [True]
        assert told.model.looking.card is not None
        assert "draft" in str(told.model.looking.card.title)
        assert told.notices == []

    tell(tmp_path, [partial(RED), reached], story=story)


def test_a_stop_before_anything_came_says_that_the_picture_in_sight_is_an_older_one(tmp_path: Path):
    reached = asyncio.Event()

    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.make("a red square")
        await until(lambda: bool(told.client.requests))
        told.model.stop()
        await told.idle()
        card = told.model.looking.card
        assert card is not None
        assert str(card.advice) == "What you see is the picture from before."

    tell(tmp_path, reached, b64(RED), story=story)


def test_variations_are_found_by_the_words_of_their_picture_and_are_not_asked_for_by_them(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")
        told.model.vary()
        await told.idle()
        assert [each.prompt for each in told.model.looking.results] == ["a red square"]
        assert not [part for part in told.client.requests[-1].parts if part.name == "prompt"]
        offered: list[str] = []
        told.model.prompt_offered.connect(offered.append)
        assert told.model.looking.step is not None
        told.model.use_prompt_again(told.model.looking.step)
        assert offered == []

    tell(tmp_path, b64(RED), b64(RED), story=story)


def test_a_stop_while_pictures_are_being_kept_loses_none_of_them(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.runs.picture_arrived.connect(lambda _: told.model.stop())
        await told.make("a red square")

        assert [each.draft for each in told.model.looking.results] == [False, False, False]
        assert told.model.looking.card is None
        assert told.notices == []

    tell(tmp_path, b64(RED, RED, RED), story=story)


def test_a_picture_that_is_whole_is_kept_when_the_stream_is_stopped_before_the_next(tmp_path: Path):
    reached = asyncio.Event()

    async def story(told: Story) -> None:
        shown = []
        told.model.looking.partial_changed.connect(shown.append)
        told.model.wishes.wish(ImageSettings(model="test-image", n=2, partial_images=1))
        told.model.make("a red square")
        await until(lambda: len(shown) == 1)

        told.model.stop()
        await told.idle()

        assert [(each.draft, each.width) for each in told.model.looking.results] == [(False, 64)]

    tell(tmp_path, [completed(RED), partial(plain(size=(32, 32))), reached], story=story)


def test_a_sketch_that_cannot_be_read_does_not_leave_the_step_running(tmp_path: Path):
    held = asyncio.Event()

    async def story(told: Story) -> None:
        jobs: set[str] = set()
        told.jobs.changed.connect(lambda: jobs.update(job.name for job in told.jobs.running))
        told.model.wishes.wish(ImageSettings(model="test-image", partial_images=1))
        told.model.make("a red square")
        await until(lambda: any(name.endswith(".partial") for name in jobs))
        told.model.stop()
        await told.idle()

        assert told.model.looking.step is not None
        step = await told.gallery.step(told.model.looking.step.id)
        assert step is not None
        assert (step.status, step.pictures) == ("stopped", ())

    tell(tmp_path, [partial(RED[:40]), held], story=story)


def test_a_broken_picture_does_not_keep_the_others_out(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert len(told.model.looking.results) == 2
        assert told.model.looking.card is not None
        assert "damaged" in str(told.model.looking.card.title)

    tell(tmp_path, b64(RED, saved_noise()[:-200], RED), story=story)


def test_stopping_before_anything_came_leaves_a_step_that_can_be_tried_again(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.make("a red square")
        await until(lambda: len(told.client.requests) == 1)
        told.model.stop()
        await told.idle()
        assert told.model.looking.results == ()

        told.model.retry()
        await told.idle()

        assert len(told.model.looking.results) == 1

    tell(tmp_path, asyncio.Event(), b64(RED), story=story)


def test_a_stream_that_is_complete_keeps_only_the_picture(tmp_path: Path):
    async def story(told: Story) -> None:
        told.model.wishes.wish(ImageSettings(model="test-image", partial_images=1))
        await told.make("a red square")

        assert [each.draft for each in told.model.looking.results] == [False]

    tell(tmp_path, [partial(plain(size=(32, 32))), completed(RED)], story=story)


@pytest.mark.parametrize("reply", [{"data": [{"b64_json": "PGh0bWw+"}]}, {"data": [{"b64_json": "%%%"}]}, {"data": []}])
def test_what_is_no_picture_becomes_a_card_and_no_half_step(tmp_path: Path, reply: dict[str, object]):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert told.model.looking.results == ()
        assert told.model.looking.card is not None
        assert told.model.looking.card.level == "danger"
        assert told.notices == []

    tell(tmp_path, reply, story=story)


def test_a_truncated_picture_is_said_to_be_damaged(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert told.model.looking.card is not None
        assert "damaged" in str(told.model.looking.card.title)

    tell(tmp_path, b64(saved_noise()[:-200]), story=story)


def test_an_unclear_end_asks_before_anything_is_sent_again(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1/images/generations")
    lost.outcome_unknown = True

    async def story(told: Story) -> None:
        await told.make("a red square")

        assert len(told.client.requests) == 1
        assert told.model.looking.card is not None
        assert "retry" in [action for action, _ in told.model.looking.card.actions]

    tell(tmp_path, lost, b64(RED), story=story)


@pytest.mark.parametrize("right", [10, 64])
def test_an_edit_that_is_tried_again_after_a_new_start_has_its_mask(tmp_path: Path, right: int):
    lost = ConnectionLost("gone", url="http://test/v1/images/edits")

    async def first(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.set_mode(Mode.EDIT)
        paint(told, 0, 0, right, 64)
        await told.make("blue")

    async def second(told: Story) -> None:
        assert not told.model.sources.painted
        told.model.retry()
        await told.idle()

        assert "mask" in [part.name for part in told.client.requests[0].parts]
        assert told.model.sources.painted
        assert len(told.model.looking.results) == 1

    tell(tmp_path, lost, story=first)
    tell(tmp_path, b64(RED), story=second)


def test_an_edit_that_is_tried_again_changes_what_it_was_to_change_then(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1/images/edits")

    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.set_mode(Mode.EDIT)
        paint(told, 0, 0, 10, 10)
        await told.make("blue")
        paint(told, 30, 30, 40, 40)
        failed, mask = told.model.looking.step, told.model.sources.mask
        assert failed is not None
        assert mask is not None

        told.model.retry()
        await told.idle()

        again = await told.gallery.step(told.model.looking.results[0].step)
        assert again is not None
        assert again.mask == failed.mask
        # What was painted since is one step back.
        mask.undo()
        assert mask.pixels[35, 35] == 255

    tell(tmp_path, lost, b64(RED), story=story)


def test_an_edit_whose_source_was_deleted_is_not_tried_again_with_another_picture(tmp_path: Path):
    lost = ConnectionLost("gone", url="http://test/v1/images/edits")

    async def story(told: Story) -> None:
        await told.take(RED)
        source = told.model.sources.shown
        assert source is not None
        told.model.wishes.set_mode(Mode.EDIT)
        await told.make("blue")
        await told.gallery.delete_picture(source.picture.id)
        failed = told.model.looking.step
        assert failed is not None
        told.model.looking.open_step(failed.id)
        told.model.looking.step = await told.gallery.step(failed.id)
        told.model.retry()
        await told.idle()

        assert len(told.client.requests) == 1
        assert "no longer in the history" in str(told.notices[-1].message)

    tell(tmp_path, lost, b64(RED), story=story)


def test_an_address_that_was_not_asked_for_waits_for_leave(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.set_mode(Mode.EDIT)
        await told.make("blue")
        assert len(told.client.requests) == 1
        assert told.model.looking.card is not None
        assert "address" in str(told.model.looking.card.title)

    tell(tmp_path, {"data": [{"url": "https://elsewhere.example/picture.png"}]}, story=story)


def test_what_is_fetched_later_comes_onto_the_canvas_with_all_that_is_known_of_it(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.set_mode(Mode.EDIT)
        await told.make("blue")
        assert told.model.looking.step is not None
        duration = told.model.looking.step.duration

        told.model.fetch()
        await told.idle()

        (picture,) = told.model.looking.results
        assert (picture.revised_prompt, picture.seed) == ("very blue", 7)
        assert told.model.sources.shown is not None
        assert told.model.sources.shown.picture == picture
        assert told.model.looking.card is None
        assert told.model.looking.step.duration == duration

    known = {"revised_prompt": "very blue", "seed": 7}
    tell(tmp_path, {"data": [{"url": "https://elsewhere.example/picture.png", **known}]}, RED, story=story)


def test_a_picture_that_could_not_be_fetched_can_be_fetched_later(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")
        assert len(told.model.looking.results) == 1
        assert told.model.looking.card is not None
        assert told.model.looking.card.level == "danger"
        assert "images.fetch" in [action for action, _ in told.model.looking.card.actions]

        told.model.fetch()
        await told.idle()

        assert len(told.model.looking.results) == 2
        assert told.model.looking.card is None

    addresses = [{"url": "http://test/pictures/1.png"}, {"url": "http://test/pictures/2.png"}]
    lost = ConnectionLost("gone", url="http://test/pictures/1.png")
    tell(tmp_path, {"data": addresses}, lost, RED, RED, story=story)


def test_an_address_on_the_same_server_is_fetched_at_once(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert len(told.client.requests) == 2
        assert len(told.model.looking.results) == 1

    tell(tmp_path, {"data": [{"url": "http://test/pictures/1.png"}]}, RED, story=story)


def test_a_step_that_is_deleted_while_it_runs_is_stopped_and_comes_back_with_its_draft(tmp_path: Path):
    held = asyncio.Event()

    async def story(told: Story) -> None:
        seen: list[object] = []
        told.model.looking.partial_changed.connect(seen.append)
        told.model.wishes.wish(ImageSettings(model="test-image", partial_images=1))
        told.model.make("a red square")
        await until(lambda: bool(seen))
        step = told.model.looking.step
        assert step is not None

        await told.gallery.delete_step(step.id)
        told.model.leave(step.id)
        await told.idle()
        assert not told.model.looking.busy
        assert told.model.looking.step is None

        await told.gallery.restore_step(step.id)
        back = await told.gallery.step(step.id)
        assert back is not None
        assert back.status == "stopped"
        assert [picture.draft for picture in back.pictures] == [True]

    tell(tmp_path, [partial(RED), held], story=story)


def test_two_runs_at_once_do_not_get_into_each_others_way(tmp_path: Path):
    first, second = asyncio.Event(), asyncio.Event()

    async def story(told: Story) -> None:
        told.model.make("first")
        await until(lambda: told.model.looking.step is not None)
        one = told.model.looking.step
        told.model.new()
        assert not told.model.looking.busy
        told.model.make("second")
        await until(lambda: len(told.client.requests) == 2)
        first.set()
        second.set()
        await told.idle()

        assert [each.prompt for each in told.model.looking.results] == ["second"]
        assert one is not None
        told.model.looking.open_step(one.id)
        await told.idle()
        assert [each.prompt for each in told.model.looking.results] == ["first"]

    tell(tmp_path, first, second, b64(RED), b64(RED), story=story)


def test_what_is_to_be_seen_of_a_run_comes_and_goes_with_it(tmp_path: Path):
    held = asyncio.Event()

    async def story(told: Story) -> None:
        seen: list[object] = []
        told.model.looking.partial_changed.connect(seen.append)
        told.model.wishes.wish(ImageSettings(model="test-image", partial_images=1))
        told.model.make("first")
        await until(lambda: len(seen) == 1)
        first = told.model.looking.step
        assert first is not None
        told.model.new()
        assert seen[1:] == [None]

        told.model.looking.open_step(first.id)
        assert told.model.looking.busy
        assert seen[2] is seen[0]
        told.model.stop()
        await told.idle()

    tell(tmp_path, [partial(RED), held], story=story)


def test_a_run_is_not_left_for_a_step_that_was_opened_before_it(tmp_path: Path):
    held = asyncio.Event()

    async def story(told: Story) -> None:
        await told.make("first")
        first = told.model.looking.step
        assert first is not None
        told.model.new()
        told.model.looking.open_step(first.id)
        told.model.make("second")
        await until(lambda: not any(job.name == "images.open" for job in told.jobs.running))

        assert told.model.looking.busy
        held.set()
        await told.idle()
        assert [each.prompt for each in told.model.looking.results] == ["second"]

    tell(tmp_path, b64(RED), held, b64(RED), story=story)


def test_as_many_pictures_are_expected_as_the_run_was_asked_for(tmp_path: Path):
    held = asyncio.Event()

    async def story(told: Story) -> None:
        told.model.wishes.wish(ImageSettings(model="test-image", n=3))
        told.model.make("three")
        told.model.wishes.wish(ImageSettings(model="test-image", n=5))
        assert told.model.looking.expected == 3
        told.model.stop()
        await told.idle()
        assert told.model.looking.expected == 0

    tell(tmp_path, held, story=story)


def test_extra_fields_that_cannot_be_read_are_said_before_anything_is_sent(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.wish(ImageSettings(model="test-image", extra="{"))
        told.model.vary()
        await told.idle()

        assert told.client.requests == []
        assert told.model.looking.card is not None
        assert "JSON" in str(told.model.looking.card.title)

    tell(tmp_path, story=story)


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
        assert len(told.model.looking.results) == 1

    tell(tmp_path, b64(RED), story=story)


def test_what_had_to_be_done_to_a_picture_is_told_with_the_result(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(encode_png(noise(48, 32)))
        told.model.vary()
        await told.idle()

        assert len(told.model.looking.results) == 1
        (note,) = told.model.looking.facts.notes
        assert "square" in str(note)

    tell(tmp_path, b64(RED), story=story)


def test_a_missing_endpoint_for_variations_offers_the_edit_on_the_card(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.vary()
        await told.idle()

        assert told.model.looking.card is not None
        assert "images.edit_instead" in [action for action, _ in told.model.looking.card.actions]

    tell(tmp_path, PathNotFound("no", status=404, url="http://test/v1/images/variations"), story=story)


def test_a_failure_is_on_the_card_and_not_in_a_notice_too(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")

        assert told.notices == []
        assert told.model.looking.card is not None

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
        assert [each.prompt for each in told.model.looking.results] == ["a red square"]
        assert told.model.sources.shown is not None

    tell(tmp_path, b64(RED), story=first)
    tell(tmp_path, story=second)


def saved_noise() -> bytes:
    return encode_png(noise(64, 64))


def test_a_prompt_used_again_brings_its_mask_back_over_its_source(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.take(RED)
        told.model.wishes.set_mode(Mode.EDIT)
        paint(told, 0, 0, 10, 10)
        source = told.model.sources.shown
        await told.make("blue")
        assert told.model.sources.mask is not None
        told.model.sources.mask.replace(numpy.zeros((64, 64), numpy.uint8), Message("Clear"))
        step = await told.gallery.step(told.model.looking.results[0].step)
        assert step is not None

        told.model.use_prompt_again(step)
        await told.idle()

        assert told.model.sources.shown is not None
        assert source is not None
        assert told.model.sources.shown.picture == source.picture
        assert (told.model.sources.mask.pixels[:10, :10] == 255).all()
        assert (told.model.sources.mask.pixels[10:, 10:] == 0).all()

    tell(tmp_path, b64(RED), story=story)


def test_the_ending_that_is_chosen_says_what_the_file_is(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.make("a red square")
        told.saving.save(told.model.looking.results[0], tmp_path / "red.jpg")
        await told.idle()

        assert (tmp_path / "red.jpg").read_bytes().startswith(b"\xff\xd8")

    tell(tmp_path, b64(RED), story=story)
