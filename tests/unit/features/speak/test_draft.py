"""The text that is being written."""

from pathlib import Path

from tests.unit.features.speak.rig import Story, tell, until, wav
from tests.unit.features.speak.test_model import letters


def test_a_long_text_is_looked_through_when_its_writer_pauses(tmp_path: Path):
    async def story(told: Story) -> None:
        told.write("Short.")
        told.model.write(letters(20_000))
        assert str(told.model.appearance.counter) == "6 characters"

        await until(lambda: str(told.model.appearance.counter) == "19,997 characters")
        assert told.model.appearance.long is not None

    tell(tmp_path, story=story)


def test_who_does_not_wait_for_that_still_hears_all_of_it(tmp_path: Path):
    async def story(told: Story) -> None:
        await told.speak(letters(12_000))

        assert "".join(map(str, told.client.inputs)).replace(" ", "") == letters(12_000).replace(" ", "")

    tell(tmp_path, [wav()], [wav()], [wav()], story=story)


def test_a_text_from_elsewhere_takes_the_place_of_what_was_written(tmp_path: Path):
    async def story(told: Story) -> None:
        offered: list[str] = []
        told.model.text_offered.connect(offered.append)
        told.write("Mine.")

        told.model.offer("Theirs.")

        assert offered == ["Theirs."]
        assert told.model.text == "Theirs."

    tell(tmp_path, story=story)
