"""What went along with a step, or lies on the easel, is there again when it is wanted."""

from dataclasses import replace

import numpy

from playground.features.images.controls import Mode
from playground.features.images.encoding import encode_png
from playground.features.images.references import reference_of
from playground.message import Message
from tests.unit.features.images.pictures_to_test import noise, plain
from tests.unit.features.images.rig import b64, tell

SOURCE = encode_png(noise(64, 48))
RED = plain(size=(64, 48))
ALONG = reference_of("along.png", RED, "image/png", noise(64, 48))


def paint(story):
    mask = story.model.sources.mask
    painted = numpy.zeros((48, 64), numpy.uint8)
    painted[10:20, 10:30] = 255
    mask.replace(painted, Message("Brush stroke"))
    return painted


def test_use_prompt_again_brings_back_mask_references_and_mode(tmp_path):
    async def story(told):
        await told.take(SOURCE)
        painted = paint(told)
        told.model.sources.add([ALONG])
        told.model.wishes.wish(replace(told.model.wishes.settings, quality="high"))
        await told.make("a hat")
        step = told.model.looking.step
        assert step.details["sent"] == {"quality": "high"}
        assert [each.name for each in await told.gallery.references(step.id)] == ["along.png"]
        told.model.new()
        assert told.model.sources.references == ()
        told.model.use_prompt_again(step)
        await told.idle()
        assert told.model.wishes.mode is Mode.EDIT
        assert [(each.name, each.data) for each in told.model.sources.references] == [("along.png", RED)]
        assert (told.model.sources.mask.pixels == painted).all()

    tell(tmp_path, b64(RED), story=story)


def test_trying_again_sends_the_references_of_the_step_and_not_those_of_now(tmp_path):
    async def story(told):
        await told.take(SOURCE)
        told.model.wishes.set_mode(Mode.EDIT)
        told.model.sources.add([ALONG])
        await told.make("a hat")
        told.model.sources.put_references(())
        told.model.retry()
        await told.idle()
        names = [part.filename for part in told.client.requests[-1].parts if part.filename]
        assert names == ["source.png", "along.png"]

    tell(tmp_path, b64(RED), b64(RED), story=story)


def test_a_restart_brings_back_what_was_not_sent_and_keeps_the_mode(tmp_path):
    painted = []

    async def before(told):
        await told.take(SOURCE)
        painted.append(paint(told))
        told.model.sources.add([ALONG])
        told.model.looking.open_step(told.model.sources.shown.picture.step)
        await told.idle()
        told.model.end()
        await told.idle()

    async def after(told):
        assert (told.model.sources.mask.pixels == painted[0]).all()
        assert [each.name for each in told.model.sources.references] == ["along.png"]
        assert told.model.wishes.mode is Mode.GENERATE
        told.model.sources.mask.undo()
        told.model.sources.put_references(())
        told.model.unsent.save()
        await told.idle()
        unsent = await told.gallery.unsent()
        assert (unsent.mask, unsent.references) == ("", ())

    tell(tmp_path, story=before)
    tell(tmp_path, story=after)


def test_a_reference_whose_file_is_lost_is_left_out(tmp_path, expect_log):
    expect_log("along.png cannot be read")

    async def story(told):
        await told.take(SOURCE)
        told.model.wishes.set_mode(Mode.EDIT)
        told.model.sources.add([ALONG])
        await told.make("a hat")
        step = told.model.looking.step
        (kept,) = await told.gallery.references(step.id)
        (file,) = [path for path in (told.folder / "pictures").rglob("*") if path.stem == kept.hash]
        file.unlink()
        told.model.use_prompt_again(step)
        await told.idle()
        assert told.model.sources.references == ()

    tell(tmp_path, b64(encode_png(noise(64, 48) // 2)), story=story)
