"""Steps and pictures on disk: what was kept comes back, in the tree, in the library and by search."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from playground.storage.errors import StorageFailed
from playground.storage.json_values import JsonObject
from playground.storage.migrations import m0003_gallery
from tests.unit.storage.gallery_rig import Rig, run_with_gallery

PARAMETERS: JsonObject = {"size": "1024x1024", "n": 2, "extra": {"seed": None}}


def test_a_step_comes_back_as_it_was_written(tmp_path: Path) -> None:
    async def write(rig: Rig) -> None:
        step = await rig.gallery.add_step(
            "edit",
            prompt="一只猫 \0🐈",
            model="m",
            connection="Demo",
            parameters=PARAMETERS,
            mask=b"mask",
            cost=0.0,
            details={"demo": True},
        )
        assert (step.status, step.pictures) == ("running", ())
        await rig.gallery.add_picture(
            step.id,
            b"pixels",
            position=0,
            media_type="image/webp",
            width=8,
            height=6,
            revised_prompt="a cat",
            seed=2**64 - 1,
            draft=True,
        )
        await rig.gallery.finish_step(
            replace(step, status="stopped", duration=1.5, cost=0.04, usage={"total": 3}, details={"size": "8x6"})
        )

    async def read(rig: Rig) -> None:
        step = await rig.known(1)
        assert (step.kind, step.prompt, step.model, step.connection) == ("edit", "一只猫 🐈", "m", "Demo")
        assert (step.status, step.duration, step.cost) == ("stopped", 1.5, 0.04)
        assert (step.parameters, step.usage, step.details) == (PARAMETERS, {"total": 3}, {"size": "8x6"})
        assert await rig.gallery.read_mask(step) == b"mask"
        (picture,) = step.pictures
        assert (picture.width, picture.height, picture.size, picture.media_type) == (8, 6, 6, "image/webp")
        assert (picture.seed, picture.draft, picture.revised_prompt) == (2**64 - 1, True, "a cat")
        assert picture.prompt == step.prompt
        assert await rig.gallery.read(picture) == b"pixels"
        path = await rig.gallery.path(picture)
        assert path is not None
        assert path.suffix == ".webp"

    run_with_gallery(tmp_path, write)
    run_with_gallery(tmp_path, read)


def test_what_still_ran_when_the_program_ended_was_interrupted(tmp_path: Path) -> None:
    async def write(rig: Rig) -> None:
        await rig.gallery.add_step("generate", prompt="left open")

    async def read(rig: Rig) -> None:
        step = await rig.gallery.add_step("generate", prompt="new")
        assert (await rig.known(1)).status == "interrupted"
        assert (await rig.known(step.id)).status == "running"

    run_with_gallery(tmp_path, write)
    run_with_gallery(tmp_path, read)


def test_steps_that_begin_together_are_not_taken_for_old_ones(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        steps = await asyncio.gather(*(rig.gallery.add_step("generate", prompt=str(number)) for number in range(4)))
        assert [(await rig.known(step.id)).status for step in steps] == ["running"] * 4

    run_with_gallery(tmp_path, story)


def test_a_picture_needs_its_step(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step = await rig.gallery.add_step("generate")
        with pytest.raises(StorageFailed):
            await rig.picture(replace(step, id=99), "nobody's")
        await rig.gallery.purge()
        assert rig.files() == set()

    run_with_gallery(tmp_path, story)


def test_a_tree_is_everything_from_the_same_beginning(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        root, (first, second) = await rig.step("root", pictures=2)
        left, (left_picture,) = await rig.step("left", parent=first)
        right, _ = await rig.step("right", parent=second)
        deep, (deepest,) = await rig.step("deep", parent=left_picture)
        await rig.step("another")
        for picture in (first, second, left_picture, deepest):
            tree = await rig.gallery.tree(picture.id)
            assert [step.id for step in tree] == [root.id, left.id, right.id, deep.id]
        assert [step.parent_picture for step in tree] == [None, first.id, second.id, left_picture.id]
        assert tree[0].pictures == (first, second)
        assert await rig.gallery.tree(999) == ()

    run_with_gallery(tmp_path, story)


def test_roots_come_in_pages_the_latest_first(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        pictures = [(await rig.step(f"root {number}"))[1][0] for number in range(5)]
        await rig.step("a child", parent=pictures[0])
        first = await rig.gallery.roots(limit=2)
        second = await rig.gallery.roots(limit=9, before=first[-1].id)
        assert [step.prompt for step in first + second] == ["root 4", "root 3", "root 2", "root 1", "root 0"]
        assert first[0].pictures == (pictures[4],)

    run_with_gallery(tmp_path, story)


def test_a_root_is_found_by_any_prompt_of_its_tree(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        root, (picture,) = await rig.step("a house")
        _, (child,) = await rig.step("red roof", parent=picture)
        await rig.step("with a stork", parent=child)
        await rig.step("a ship")
        assert [step.id for step in await rig.gallery.roots("stork")] == [root.id]
        assert await rig.gallery.roots("whale") == ()

    run_with_gallery(tmp_path, story)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("猫", ["橘猫睡觉"]),
        ("橘猫", ["橘猫睡觉"]),
        ("CAT", ["a cat", "Cat 100%_"]),
        ("100%", ["Cat 100%_"]),
        ("%", ["Cat 100%_"]),
        ("\\", []),
        ("", ["橘猫睡觉", "Cat 100%_", "a cat"]),
    ],
)
def test_the_library_is_searched_by_prompt(tmp_path: Path, search: str, found: list[str]) -> None:
    async def story(rig: Rig) -> None:
        for prompt in ("a cat", "Cat 100%_", "橘猫睡觉"):
            await rig.step(prompt)
        pictures = await rig.gallery.library(search)
        assert sorted(picture.prompt for picture in pictures) == sorted(found)
        assert await rig.gallery.count(search) == len(found)

    run_with_gallery(tmp_path, story)


def test_the_library_shows_the_latest_step_first_in_the_order_of_its_pictures(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        old, older_pictures = await rig.step("old", pictures=2)
        _, new_pictures = await rig.step("new", pictures=3)
        late = await rig.picture(old, "one more", 2)
        expected = (*new_pictures, *older_pictures, late)
        assert await rig.gallery.library() == expected
        assert await rig.gallery.library(offset=2, limit=2) == expected[2:4]

    run_with_gallery(tmp_path, story)


def test_it_is_searched_in_what_the_model_made_of_the_prompt_too(tmp_path: Path) -> None:
    async def story(rig: Rig) -> None:
        step = await rig.gallery.add_step("generate", prompt="a pet")
        await rig.gallery.add_picture(
            step.id, b"1", position=0, media_type="image/png", width=1, height=1, revised_prompt="a poodle"
        )
        assert await rig.gallery.count("poodle") == 1

    run_with_gallery(tmp_path, story)


def test_after_damage_a_picture_without_its_step_gets_one_and_no_file_counts_as_loose(tmp_path: Path) -> None:
    async def write(rig: Rig) -> None:
        _, (picture,) = await rig.step("lost")
        _, (child,) = await rig.step("child", parent=picture)
        await rig.step("grandchild", parent=child)

    async def read(rig: Rig) -> None:
        step = await rig.known(1)
        assert (step.kind, step.prompt, step.pictures[0].step) == ("import", "", 1)
        assert [each.parent_picture for each in await rig.gallery.tree(1)] == [None, 1]
        await rig.gallery.purge()
        assert len(rig.files()) == 3

    run_with_gallery(tmp_path, write)
    connection = sqlite3.connect(tmp_path / "history.db")
    connection.execute("DELETE FROM steps WHERE id = 1")
    connection.execute("DELETE FROM pictures WHERE id = 2")
    connection.execute("INSERT INTO loose_files SELECT hash FROM pictures")
    m0003_gallery.MIGRATION.mend(connection)
    connection.commit()
    connection.close()
    run_with_gallery(tmp_path, read)
