"""The rows of the options, each under the name of its field."""

from collections.abc import Mapping, Sequence
from typing import Any

from playground.features.speak.controls import Control
from playground.features.speak.settings import DEFAULT, PITCHES, SPEEDS, SpeakSettings
from playground.features.speak.view.choice_words import in_words, voices_in_words
from playground.features.speak.voices import Voice
from playground.widgets.choice_rows import ChoiceRow, FreeChoiceRow
from playground.widgets.parameter_rows import ParameterRow, SliderRow, SwitchRow, TextRow
from playground.widgets.translation import tr

_Row = ChoiceRow | FreeChoiceRow | SliderRow | SwitchRow | TextRow


class OptionRows:
    """Everything but the model. Setters are silent, as those of the rows are."""

    def __init__(self) -> None:
        self.voice = FreeChoiceRow(
            tr("Voice"), "voice", tr("Who reads. Servers have voices of their own: any name can be written.")
        )
        self.speed = SliderRow(
            tr("Speed"),
            "speed",
            tr("How fast it is spoken. The server does this, and the clip stays so."),
            *(*SPEEDS, 0.05, 1.0),
            unit="×",
        )
        self.response_format = ChoiceRow(
            tr("Format"),
            "response_format",
            tr("The kind of file that the server sends. WAV and PCM sound first."),
        )
        self.instructions = TextRow(
            tr("Instructions"),
            "instructions",
            tr("How it is to be spoken: mood, accent, pace."),
            placeholder=tr("Calm and friendly, as to a child"),
            multiline=True,
        )
        self.stream_format = ChoiceRow(
            tr("How sound comes"), "stream_format", tr("As the bare sound, or as events with pieces of it.")
        )
        self.pitch = SliderRow(
            tr("Pitch"),
            tr("changed on this computer after synthesis"),
            tr("Higher or lower by so many semitones. No server is asked for it."),
            *(*PITCHES, 0.5, DEFAULT.pitch),
        )
        self.plain = SwitchRow(
            tr("Read Markdown as plain words"),
            tr("on this computer"),
            tr("Marks such as # and ** are left out, so that nobody hears “hashtag”."),
            default=DEFAULT.plain,
        )
        self.extra = TextRow(
            tr("Extra fields"),
            "JSON",
            tr("Sent with the request as they are, for what this form does not know."),
            placeholder='{"lang_code": "a"}',
            multiline=True,
        )
        self._by_name: dict[str, _Row] = {name: row for name, row in vars(self).items() if isinstance(row, _Row)}
        for name, row in self._by_name.items():
            control = row.focusProxy()
            assert control is not None
            control.setObjectName(name)
        self.speed.box.setObjectName("voice_speed")  # that of the player is another

    @property
    def all(self) -> tuple[ParameterRow, ...]:
        return tuple(self._by_name.values())

    def set_settings(self, settings: SpeakSettings) -> None:
        for name, row in self._by_name.items():
            value: Any = getattr(settings, name)
            row.set_value(value)

    def set_controls(self, controls: Mapping[str, Control], voices: Sequence[Voice]) -> None:
        for name, row in self._by_name.items():
            control = controls[name]
            row.set_available("" if control.reason is None else tr(control.reason))
            if isinstance(row, ChoiceRow):
                row.set_choices(in_words(name, control.choices), strict=not control.open)
                reasons = {value: tr(reason) for value, reason in control.ruled_out.items()}
                row.set_ruled_out(in_words(name, tuple(reasons)), reasons)
        self.voice.set_choices(voices_in_words(voices))

    def settings(self, model: str) -> SpeakSettings:
        return SpeakSettings(
            model=model,
            voice=self.voice.value(),
            instructions=self.instructions.value(),
            response_format=self.response_format.value(),
            speed=self.speed.value(),
            stream_format=self.stream_format.value(),
            pitch=self.pitch.value() or DEFAULT.pitch,
            plain=self.plain.value(),
            extra=self.extra.value(),
        )
