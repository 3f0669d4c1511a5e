"""The rows of the options, each under the name of its field."""

from collections.abc import Mapping
from typing import Any

from playground.features.transcribe.controls import Control
from playground.features.transcribe.settings import DEFAULT, TEMPERATURES, TranscribeSettings
from playground.features.transcribe.view.choice_words import in_words
from playground.features.transcribe.view.language_row import LanguageRow
from playground.features.transcribe.view.speakers_row import SpeakersRow
from playground.widgets.choice_rows import ChoiceRow
from playground.widgets.number_row import NumberRow
from playground.widgets.parameter_rows import ParameterRow, SliderRow, SwitchRow, TextRow
from playground.widgets.translation import tr

_Row = ChoiceRow | LanguageRow | NumberRow | SliderRow | SpeakersRow | SwitchRow | TextRow


class OptionRows:
    """Everything but the model. Setters are silent, as those of the rows are."""

    def __init__(self) -> None:
        self.language = LanguageRow(
            tr("Language"), "language", tr("What is spoken. Naming it makes the text better and quicker.")
        )
        self.prompt = TextRow(
            tr("Prompt"),
            "prompt",
            tr("Names and words that occur, or the text before this one, in the language that is spoken."),
            placeholder=tr("Names, terms, a style"),
            multiline=True,
        )
        self._make_form_rows()
        self._make_listening_rows()
        self.extra = TextRow(
            tr("Extra fields"),
            "JSON",
            tr("Sent with the request as they are, for what this form does not know."),
            placeholder='{"hotwords": "Playground"}',
            multiline=True,
        )
        self._by_name: dict[str, _Row] = {name: row for name, row in vars(self).items() if isinstance(row, _Row)}
        for name, row in self._by_name.items():
            control = row.focusProxy()
            assert control is not None
            control.setObjectName(name)

    @property
    def all(self) -> tuple[ParameterRow, ...]:
        return tuple(self._by_name.values())

    @property
    def of_detection(self) -> tuple[ParameterRow, ...]:
        """Of use only where speech is detected by numbers of one's own."""
        return self.threshold, self.prefix_padding_ms, self.silence_duration_ms

    @property
    def seldom_needed(self) -> tuple[ParameterRow, ...]:
        return tuple(row for row in self.all if row not in (self.language, self.prompt, *self.of_detection))

    def set_settings(self, settings: TranscribeSettings) -> None:
        for name, row in self._by_name.items():
            value: Any = getattr(settings, name)
            if name == "response_format" and value == DEFAULT.response_format:
                value = ""
            row.set_value(value)

    def set_controls(self, controls: Mapping[str, Control]) -> None:
        for name, row in self._by_name.items():
            control = controls[name]
            row.set_available("" if control.reason is None else tr(control.reason))
            if isinstance(row, ChoiceRow):
                row.set_choices(in_words(name, control.choices), strict=not control.open)
            elif isinstance(row, LanguageRow):
                row.set_choices(control.choices, strict=not control.open)

    def settings(self, model: str) -> TranscribeSettings:
        return TranscribeSettings(
            model=model,
            language=self.language.value(),
            prompt=self.prompt.value(),
            temperature=self.temperature.value(),
            response_format=self.response_format.value() or DEFAULT.response_format,
            word_times=self.word_times.value(),
            segment_times=self.segment_times.value(),
            logprobs=self.logprobs.value(),
            chunking=self.chunking.value(),
            prefix_padding_ms=self.prefix_padding_ms.value(),
            silence_duration_ms=self.silence_duration_ms.value(),
            threshold=self.threshold.value(),
            stream=self.stream.value(),
            keywords=self.keywords.value(),
            languages=self.languages.value(),
            speakers=self.speakers.value(),
            extra=self.extra.value(),
        )

    def _make_form_rows(self) -> None:
        self.response_format = ChoiceRow(
            tr("Format"),
            "response_format",
            tr("Only some have times. Captions are made here where the server makes none."),
            unset=tr("With times (verbose_json)"),
        )
        self.word_times = SwitchRow(
            tr("Times of words"),
            "timestamp_granularities[]=word",
            tr("Each word can be heard by a click then."),
            default=DEFAULT.word_times,
        )
        self.segment_times = SwitchRow(
            tr("Times of segments"),
            "timestamp_granularities[]=segment",
            tr("Lines with a beginning and an end, as captions need them."),
            default=DEFAULT.segment_times,
        )
        self.logprobs = SwitchRow(
            tr("How sure it is"), "include[]=logprobs", tr("Marks the words of which the model is not sure.")
        )
        self.stream = SwitchRow(
            tr("Show while it is written"), "stream", tr("The text comes word by word."), default=DEFAULT.stream
        )

    def _make_listening_rows(self) -> None:
        self.temperature = SliderRow(
            tr("Temperature"),
            "temperature",
            tr("At 0 the likeliest words; higher, the model guesses more freely."),
            *(*TEMPERATURES, 0.1, 0.0),
        )
        self.chunking = ChoiceRow(
            tr("Cutting"), "chunking_strategy", tr("How a long recording is cut into pieces that are heard one by one.")
        )
        self.threshold = SliderRow(
            tr("Loudness of speech"), "threshold", tr("What is softer counts as a pause."), *(0.0, 1.0, 0.05)
        )
        self.prefix_padding_ms = NumberRow(
            tr("Before speech (ms)"), "prefix_padding_ms", tr("How much before the first sound is kept.")
        )
        self.silence_duration_ms = NumberRow(
            tr("Pause that cuts (ms)"), "silence_duration_ms", tr("How long a pause must be to be cut at.")
        )
        self.keywords = TextRow(
            tr("Expected words"),
            "keywords",
            tr("Names and terms that occur, one in each line."),
            multiline=True,
        )
        self.languages = TextRow(
            tr("Several languages"),
            "languages",
            tr("Where more than one is spoken: their names or codes, one in each line."),
            multiline=True,
        )
        self.speakers = SpeakersRow(
            tr("Known speakers"),
            "known_speaker_names, known_speaker_references",
            tr("Up to four voices, each in a sound file of 2 to 10 seconds. The text then says their names."),
        )
