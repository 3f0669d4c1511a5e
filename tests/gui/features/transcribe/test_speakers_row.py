"""The row of known speakers: files are added, named and removed."""

from pathlib import Path

from playground.features.transcribe.view.speakers_row import SpeakersRow


def row(qtbot) -> tuple[SpeakersRow, list[str]]:
    made = SpeakersRow("Known speakers", "known_speaker_names", "Voices")
    qtbot.addWidget(made)
    told: list[str] = []
    made.value_changed.connect(told.append)
    return made, told


def test_a_file_is_named_by_itself_until_another_name_is_written(qtbot):
    speakers, told = row(qtbot)
    speakers.add([Path("/voices/ann.wav")])
    assert told[-1] == "ann\t/voices/ann.wav"
    (line,) = speakers._lines
    line.name.setText("Ann  Lee ")
    assert told[-1] == speakers.value() == "Ann Lee\t/voices/ann.wav"
    speakers.set_value(told[-1])
    assert line.name.text() == "Ann  Lee "  # what is being written is left alone
    line.remove.click()
    assert told[-1] == ""
    assert not speakers.differs()


def test_there_are_four_at_most_and_a_setter_is_silent(qtbot):
    speakers, told = row(qtbot)
    speakers.set_value("A\t/a.wav\nB\t/b.wav")
    assert told == []
    assert speakers.differs()
    speakers.add([Path(f"/{name}.wav") for name in "cdef"])
    assert [line.partition("\t")[0] for line in speakers.value().splitlines()] == ["A", "B", "c", "d"]
    assert speakers.add_button.isHidden()
    speakers.reset()
    assert told[-1] == ""
    assert not speakers.add_button.isHidden()


def test_what_a_model_does_not_take_can_only_be_reset(qtbot):
    speakers, _ = row(qtbot)
    speakers.set_value("A\t/a.wav")
    speakers.set_available("This model tells nobody apart.")
    assert not speakers.add_button.isEnabled()
    assert not speakers._lines[0].name.isEnabled()
    assert "nobody apart" in speakers.toolTip()
    speakers.reset()
    assert speakers.value() == ""
