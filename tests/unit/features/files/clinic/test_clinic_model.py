"""The clinic as its user sees it: open, find, repair, edit, undo, split, save, upload; and nothing gets lost."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from playground.features.files.clinic.clinic_model import ClinicModel
from playground.features.files.clinic.examiner import Examiner
from playground.features.files.clinic.source import Source
from playground.features.files.clinic.writing import unfinished_of
from playground.services.errors import Refused
from playground.services.prices import Price, PriceTable
from playground.storage.locations import resource_dir
from tests.unit.features.files.clinic.desk import Desk, chat, lines, many, tell

FULL = Path("/dev/full")  # a disk without any room, on Linux
HAS_FULL = FULL.exists()


def test_a_flawed_file_is_repaired_edited_and_uploaded_and_stays_itself(tmp_path):
    async def story(desk: Desk) -> None:
        clinic = desk.clinic
        clinic.begin()
        clinic.open_sample()
        assert clinic.examining
        assert clinic.dataset is not None
        assert clinic.dataset.id is None
        assert str(clinic.verdict) == "Looking at every line"
        await desk.idle()
        assert not clinic.busy
        assert str(clinic.verdict) == "5 errors must go first"
        assert (clinic.kind, clinic.row_count, clinic.error_count) == ("chat", 17, 5)
        finding = next(each for each in clinic.findings if each.rule == "no_answer")
        assert finding.place is not None
        row = clinic.row(finding.place)
        assert [each.rule for each in row.findings] == ["no_answer"]
        assert row.summary == "Do you have books for children?"
        assert [each.rule for each in clinic.row(12).findings] == ["duplicates"]

        told: list[object] = []
        clinic.previewed.connect(told.append)
        names = [each.name for each in clinic.repairs]
        clinic.ask_preview(names)
        await desk.idle()
        assert isinstance(told[0], tuple)
        assert [change.line for change in told[0]] == [1, 4, 6, 7, 9, 14]
        clinic.repair(names)
        await desk.idle()
        assert str(clinic.verdict) == "1 error must go first"
        assert [each.id for each in clinic.datasets] == [clinic.dataset.id]

        assert row.record is not None
        answer = {"role": "assistant", "content": "Yes."}
        clinic.change_row(finding.place, {"messages": [*row.record["messages"], answer]})  # type: ignore[misc]
        assert clinic.row(finding.place).findings == ()  # at once
        await desk.idle()
        assert str(clinic.verdict) == "Ready to train: 16 examples"

        uploaded: list[object] = []
        clinic.uploaded.connect(uploaded.append)
        clinic.begin_upload()
        await desk.idle()
        ((name, purpose, content),) = desk.sent
        assert (name, purpose, len(uploaded)) == ("training-flawed.jsonl", "fine-tune", 1)
        assert len(content.splitlines()) == 16
        assert not list((tmp_path / "data" / "datasets").glob("outbox-*"))
        sample = resource_dir() / "samples" / "training-flawed.jsonl"
        assert clinic.dataset.path == sample
        assert len(sample.read_bytes().splitlines()) == 18

        # And the way back, with what was written before the repair.
        (notice,) = [each for each in desk.notices if each.action is not None]
        assert notice.action is not None
        clinic.act(notice.action[0])
        await desk.idle()
        assert clinic.row_count == 17

    tell(tmp_path, story)


def test_edits_are_undone_and_redone_also_after_a_restart(tmp_path):
    async def first(desk: Desk) -> None:
        clinic = desk.clinic
        await desk.open(lines(*many(12)))
        clinic.insert_row(0, chat("first"))
        clinic.delete_rows([2, 3, 12])
        clinic.change_row(1, chat("changed"))
        clinic.change_row(1, chat("changed"))  # nothing changes
        clinic.insert_row(clinic.row_count, {"messages": []})
        clinic.undo()
        clinic.retry()  # nothing went wrong
        assert desk.questions[:3] == ["first", "changed", "Question 3?"]

    async def second(desk: Desk) -> None:
        clinic = desk.clinic
        clinic.begin()
        await desk.idle()
        ((record,),) = [day.entries for day in clinic.days]
        clinic.open_dataset(record.id)
        await desk.idle()
        assert desk.questions == ["first", "changed", *(f"Question {n}?" for n in range(3, 11))]
        assert clinic.row(1).line == 2
        assert (clinic.can_undo, clinic.can_redo) == (True, True)
        clinic.redo()
        assert clinic.row_count == 11
        assert not clinic.can_redo
        await desk.idle()
        assert desk.rules == {"no_messages": 1}
        for _ in range(4):
            clinic.undo()
        assert desk.questions == [f"Question {n}?" for n in range(12)]
        assert not clinic.can_undo
        await desk.idle()
        assert desk.rules == {}
        clinic.insert_row(0, chat("another"))
        assert not clinic.can_redo
        clinic.rename_dataset(record.id, "Mine")
        clinic.delete_dataset(record.id)
        await desk.idle()
        assert (clinic.dataset, clinic.datasets) == (None, ())
        clinic.act(desk.notices[-1].action[0])  # type: ignore[index]
        await desk.idle()
        assert [each.title for each in clinic.datasets] == ["Mine"]

    tell(tmp_path, first)
    tell(tmp_path, second)


def test_what_was_written_survives_a_change_of_the_file_by_another_program_and_its_end(tmp_path):
    async def first(desk: Desk) -> None:
        await desk.open(lines(*many(12)))
        desk.clinic.change_row(3, chat("mine"))

    async def changed(desk: Desk) -> None:
        desk.clinic.begin()
        await desk.open(lines(*many(20)))
        assert desk.questions == [*(f"Question {n}?" for n in range(20)), "mine"]
        assert len(desk.clinic.datasets) == 1

    async def gone(desk: Desk) -> None:
        (tmp_path / "data.jsonl").unlink()
        desk.clinic.begin()
        await desk.idle()
        desk.clinic.open_dataset(desk.clinic.datasets[0].id)
        await desk.idle()
        assert desk.questions == ["mine"]

    for story in (first, changed, gone):
        tell(tmp_path, story)


def test_examples_are_written_by_hand_and_taken_from_starred_replies(tmp_path):
    async def story(desk: Desk) -> None:
        clinic = desk.clinic
        await desk.starred.star(7, "Talk", chat("starred", "Good.")["messages"], "m")
        clinic.new("chat")
        assert (clinic.row_count, str(clinic.verdict)) == (0, "No examples yet")
        await desk.idle()
        assert await desk.store.datasets() == ()  # nothing was written yet
        clinic.insert_row(0, clinic.new_record())
        assert [each.rule for each in clinic.row(0).findings] == ["no_content", "no_content"]
        clinic.ask_starred()
        await desk.idle()
        clinic.add_starred([reply.id for reply in clinic.starred_replies])
        clinic.change_text(0, '{"messages":\n [')
        await desk.idle()
        assert desk.rules == {"json": 1, "too_few": 1}
        assert clinic.row(0).text == '{"messages":  ['
        clinic.change_text(0, json.dumps(chat("by hand"), indent=1))
        assert desk.questions == ["by hand", "starred"]
        await desk.idle()
        assert len(clinic.datasets) == 1
        clinic.repair(["duplicates"])  # a blank one has a file from now on
        await desk.idle()
        assert desk.questions == ["by hand", "starred"]

    tell(tmp_path, story)


def test_a_table_is_split_converted_and_saved(tmp_path):
    async def story(desk: Desk) -> None:
        clinic = desk.clinic
        rows = "".join(f"q{n},a{n}\n" for n in range(20))
        await desk.open(f"prompt,completion\n{rows}".encode(), "table.csv")
        assert clinic.dataset is not None
        assert (clinic.kind, clinic.dataset.format, clinic.dataset.title) == ("completion", "csv", "table.csv")
        assert clinic.row(3).line == 5
        assert clinic.conversions == ("chat",)
        clinic.convert("chat")
        await desk.idle()
        assert (clinic.kind, clinic.row(0).record) == ("chat", chat("q0", "a0"))
        clinic.split(0.2, 1)
        await desk.idle()
        assert (clinic.row_count, clinic.dataset.title) == (16, "table-train.jsonl")
        titles = [each.title for each in clinic.datasets]
        assert titles[0] == "table-train.jsonl"
        assert "table-validation.jsonl" in titles
        target = tmp_path / "out.jsonl"
        clinic.save_as(target)
        await desk.idle()
        assert len(target.read_bytes().splitlines()) == 16
        clinic.save_as(clinic.dataset.path)
        clinic.save_as(target)  # one thing at a time
        await desk.idle()
        PriceTable(desk.settings).set_rows([Price("gpt-*", training=25.0)])
        tokens = clinic.statistics.tokens if clinic.statistics else 0
        estimate = clinic.estimate("gpt-4.1-mini", 0)
        assert (estimate.tokens, estimate.epochs, estimate.seconds) == (3 * tokens, 3, None)
        assert estimate.price is not None
        assert estimate.price.dollars == 25 * 3 * tokens / 1_000_000
        assert clinic.estimate("other", 2).price is None

    tell(tmp_path, story)


def test_what_cannot_be_opened_or_saved_says_why_and_can_be_tried_again(tmp_path):
    async def story(desk: Desk) -> None:
        clinic, path = desk.clinic, tmp_path / "data.jsonl"
        clinic.open(path)
        await desk.idle()
        assert clinic.trouble is not None
        assert "No such file" in str(clinic.trouble.title)
        assert not clinic.busy
        path.write_bytes(lines(*many(12)))
        clinic.retry()
        await desk.idle()
        assert clinic.row_count == 12
        assert clinic.trouble is None
        clinic.save_as(path)
        await desk.idle()
        assert clinic.trouble is not None
        assert "stays as it is" in str(clinic.trouble.title)
        assert clinic.row_count == 12
        clinic.save_as(tmp_path / "nowhere" / "x.jsonl")
        await desk.idle()
        assert clinic.trouble is not None

    tell(tmp_path, story)


def test_a_look_that_is_stopped_says_so_and_another_file_takes_its_place(tmp_path):
    async def story(desk: Desk) -> None:
        clinic, large = desk.clinic, tmp_path / "large.jsonl"
        large.write_bytes(lines(*many(1000)) * 50)
        clinic.open(large)
        await asyncio.sleep(0)
        clinic.stop()
        await desk.idle()
        assert clinic.trouble is not None
        assert str(clinic.trouble.title) == "You stopped the examination."
        assert not clinic.examining
        assert str(clinic.verdict) == "Not examined to its end"
        clinic.retry()
        await asyncio.sleep(0)
        await desk.open(lines(*many(12)))
        assert clinic.row_count == 12
        assert clinic.trouble is None
        assert clinic.dataset is not None
        assert clinic.dataset.title == "data.jsonl"
        clinic.examine()
        assert clinic.row_count == 12
        clinic.new("completion")
        await desk.idle()
        assert (clinic.row_count, clinic.kind, clinic.examining) == (0, "completion", False)

    tell(tmp_path, story)


def test_a_list_of_long_examples_is_read_at_a_glance_and_knows_what_is_wrong(tmp_path):
    async def story(desk: Desk) -> None:
        await desk.open(lines(*many(11), chat("long " * 20_000), {"messages": chat("x" * 50_000)["messages"][:1]}))
        good, bad = desk.clinic.rows(11, 2)
        assert (good.record, good.findings) == (None, ())
        assert good.summary.startswith("long long")
        assert [each.rule for each in bad.findings] == ["no_answer"]
        assert desk.clinic.row(11).record == chat("long " * 20_000)
        desk.clinic.delete_rows(range(13))
        assert desk.clinic.row_count == 0
        desk.clinic.undo()
        assert desk.clinic.row_count == 13

    tell(tmp_path, story)


def test_a_process_that_dies_and_a_full_disk_are_told_and_leave_nothing_half(tmp_path):
    async def story(desk: Desk) -> None:
        looker = Examiner((sys.executable, "-c", "import sys; sys.stdin.buffer.readline()"))
        with pytest.raises(Refused, match="ended"):
            await looker.examine(Source(tmp_path / "any.jsonl"), lambda _: None)
        looker.end()
        with pytest.raises(Refused, match="could not be started"):
            await Examiner((str(tmp_path / "nothing"),)).examine(Source(tmp_path / "any.jsonl"), lambda _: None)
        if not HAS_FULL:
            return
        await desk.open(lines(*many(12)))
        target = tmp_path / "full.jsonl"
        unfinished_of(str(target)).symlink_to(FULL)
        desk.clinic.save_as(target)
        await desk.idle()
        assert desk.clinic.trouble is not None
        assert "No space left" in str(desk.clinic.trouble.title)
        assert not target.exists()
        assert not unfinished_of(str(target)).is_symlink()

    tell(tmp_path, story)


def test_a_file_in_wide_letters_is_repaired_by_writing_it_anew(tmp_path):
    async def story(desk: Desk) -> None:
        await desk.open(lines(*many(12)).decode().encode("utf-16"))
        assert [(each.name, each.count) for each in desk.clinic.repairs] == [("encoding", 12)]
        changes = await desk.clinic.preview(("encoding",))
        assert changes[0].before.startswith("<UTF-16>{")
        desk.clinic.repair(("encoding",))
        await desk.idle()
        assert (desk.rules, desk.clinic.row_count) == ({}, 12)

    tell(tmp_path, story)


def test_a_row_that_is_too_long_is_shown_in_part_and_not_changed(tmp_path):
    async def story(desk: Desk) -> None:
        await desk.open(lines(*many(11), chat("x" * 5_000_000)))
        row = desk.clinic.row(11)
        assert (row.record, len(row.text)) == (None, 300_000)
        desk.clinic.change_text(11, "short")
        assert not desk.clinic.can_undo

    tell(tmp_path, story)


def test_copies_that_belong_to_nothing_are_swept_away(tmp_path):
    async def story(desk: Desk) -> None:
        folder = tmp_path / "data" / "datasets"
        await desk.open(b"question,answer\na,b\n", "a.csv")
        (folder / "left.jsonl").write_bytes(b"x")
        again = ClinicModel(desk.clinic._context, desk.store, desk.starred, desk.upload)
        again.begin()
        await desk.idle()
        assert len(list(folder.iterdir())) == 1
        assert desk.clinic.row_count == 1

    tell(tmp_path, story)
