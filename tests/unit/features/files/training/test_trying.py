"""The same prompt to the base and to what it has become."""

import asyncio
from pathlib import Path

from playground.api.errors import ModelNotFound
from playground.services.handovers import ModelHandover
from tests.unit.features.files.training.rig import Story, tell, until


def test_models_answer_side_by_side_and_one_that_fails_spoils_no_other(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.connections.scripted.talks["gone"] = ModelNotFound("no such model", status=404)
        busy: list[bool] = []
        told.trying.busy_changed.connect(busy.append)

        told.trying.run("Who are you?", ["base", "tuned", "gone", "base", ""], system="Be brief.")
        await told.idle()

        assert [(column.model, column.state, column.text) for column in told.trying.columns] == [
            ("base", "done", "I am base."),
            ("tuned", "done", "I am tuned."),
            ("gone", "failed", "I am gone"),
        ]
        assert told.trying.columns[0].tokens == 3
        assert told.trying.columns[2].failure is not None
        assert busy == [True, False]
        assert told.notices == []

    tell(tmp_path, story)


def test_a_stop_keeps_what_has_come(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        told.connections.scripted.talks["base"] = asyncio.Event()
        told.trying.run("Hello", ["base"])
        assert told.trying.why_not("Hello", ["base"]) is not None
        await until(lambda: told.trying.columns[0].text != "")
        told.trying.stop()
        await told.idle()
        assert [(column.state, column.text) for column in told.trying.columns] == [("stopped", "I am base")]
        assert not told.trying.busy
        told.trying.clear()
        assert told.trying.columns == ()

    tell(tmp_path, story)


def test_nothing_is_asked_without_words_or_models(tmp_path: Path):
    async def story(told: Story) -> None:
        told.trying.run(" ", ["base"])
        told.trying.run("Hello", [])
        assert told.trying.columns == ()

    tell(tmp_path, story)


def test_a_model_goes_to_chat_or_for_good(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.idle()
        assert told.trying.can_open_in_chat
        told.trying.open_in_chat("ft:mine")
        assert told.handed == [ModelHandover("ft:mine")]

        deleted: list[str] = []
        told.trying.deleted.connect(deleted.append)
        told.trying.delete_model("ft:mine")
        await told.idle()
        assert deleted == ["ft:mine"]
        assert told.connections.refreshed == 1
        assert "ft:mine is deleted" in str(told.notices[0].message)

    tell(tmp_path, story)
