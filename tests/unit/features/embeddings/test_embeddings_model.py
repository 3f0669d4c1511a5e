"""The table of texts: what is typed, embedded, changed and taken back."""

from pathlib import Path

from tests.unit.features.embeddings.rig import Story, packed, tell


def test_pasted_lines_are_embedded_and_one_more_sends_one_text(tmp_path: Path) -> None:
    async def story(told: Story) -> None:
        model = told.model
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
        await told.embed("four fish")
        assert told.client.sent == [["one cat", "two dogs", "three birds"], ["four fish"]]
        assert len(model.space) == 3 + 1

    tell(tmp_path, story=story)
