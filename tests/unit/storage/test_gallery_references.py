"""The pictures that go along with a step, and what lies on the easel, are kept as long as something names them."""

from playground.storage.gallery import NewReference
from tests.unit.storage.gallery_rig import run_with_gallery

ALONG = (NewReference("a.png", b"first", "image/png"), NewReference("b.jpg", b"second", "image/jpeg"))


def test_a_step_brings_back_what_went_along_in_its_order_and_frees_it_when_deleted(tmp_path):
    async def story(rig):
        step = await rig.gallery.add_step("edit", mask=b"mask", references=ALONG, status="done")
        kept = await rig.gallery.references(step.id)
        assert [(each.name, each.media_type) for each in kept] == [("a.png", "image/png"), ("b.jpg", "image/jpeg")]
        assert [await rig.gallery.read_file(each.hash) for each in kept] == [b"first", b"second"]
        await rig.gallery.purge()
        assert len(rig.files()) == 3
        await rig.gallery.delete_step(step.id)
        await rig.gallery.restore_step(step.id)
        await rig.gallery.purge()
        assert len(await rig.gallery.references(step.id)) == 2
        await rig.gallery.delete_step(step.id)
        await rig.gallery.purge()
        assert rig.files() == set()

    run_with_gallery(tmp_path, story)


def test_what_lies_on_the_easel_is_replaced_as_a_whole_and_shares_files_with_steps(tmp_path):
    async def story(rig):
        assert (await rig.gallery.unsent()).references == ()
        await rig.gallery.keep_unsent(b"mask", ALONG)
        unsent = await rig.gallery.unsent()
        assert await rig.gallery.read_file(unsent.mask) == b"mask"
        step = await rig.gallery.add_step("edit", references=ALONG[:1], status="done")
        await rig.gallery.keep_unsent(None, ())
        assert (await rig.gallery.unsent()).mask == ""
        (kept,) = await rig.gallery.references(step.id)
        assert {name.partition(".")[0] for name in rig.files()} == {kept.hash}

    run_with_gallery(tmp_path, story)
