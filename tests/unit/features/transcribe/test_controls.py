"""What can be set for a transcript, and why the rest cannot; what is sent follows from it."""

from dataclasses import fields, replace

import pytest

from playground.api.audio import TranscriptionParameters, TranslationParameters, Upload
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.features.transcribe.controls import Control, Mode, controls, offered_formats, sent_format, unavailable
from playground.features.transcribe.families import Family, family_of
from playground.features.transcribe.parameters import parameters_for
from playground.features.transcribe.settings import DEFAULT, TranscribeSettings

OPENAI = Connection("o", "OpenAI", "https://api.openai.com/v1", "openai")
DEMO = Connection("demo", "Demo", "http://127.0.0.1:5000/v1", "demo")
GROQ = Connection("g", "Groq", "https://api.groq.com/openai/v1", "groq")
ELSEWHERE = Connection("l", "Local", "http://localhost:8080/v1")
WHISPER = family_of("whisper-1", OPENAI)
SPEAKERS = family_of("gpt-4o-transcribe-diarize", OPENAI)
FOUR_O = family_of("gpt-4o-mini-transcribe", OPENAI)
NEWEST = family_of("gpt-transcribe", OPENAI)
SPHINX = family_of("demo-sphinx-en", DEMO)
FAST = family_of("whisper-large-v3", GROQ)
ANY = family_of("whisper-large-v3", ELSEWHERE)
TAKE = Upload(b"1", "take.wav", "audio/wav")
EVERYTHING = TranscribeSettings(
    model="m", language=" en ", prompt="Playground", temperature=0.0, response_format="json", logprobs=True,
    chunking="server_vad", prefix_padding_ms=100, silence_duration_ms=400, threshold=0.25,
    keywords="Alpha\nbeta, 伽马；Alpha", extra='{"hotwords": "x"}',
)  # fmt: skip
TIMES = {"word_times", "segment_times"}
TUNING = {"prefix_padding_ms", "silence_duration_ms", "threshold"}


def shown(
    family: Family,
    settings: TranscribeSettings = EVERYTHING,
    mode: Mode = Mode.TRANSCRIBE,
    dialect: Dialect | None = None,
) -> dict[str, Control]:
    return dict(controls(settings, family, dialect or Dialect(), mode))


def disabled(*arguments: object, **named: object) -> set[str]:
    return {name for name, control in shown(*arguments, **named).items() if not control.enabled}  # type: ignore[arg-type]


def sent(
    family: Family, settings: TranscribeSettings = EVERYTHING, dialect: Dialect | None = None
) -> TranscriptionParameters:
    made = parameters_for(
        settings, TAKE, Mode.TRANSCRIBE, shown(family, settings, Mode.TRANSCRIBE, dialect), family, {}
    )
    assert isinstance(made, TranscriptionParameters)
    return made


def names(parameters: TranscriptionParameters | TranslationParameters) -> list[str]:
    return [part.name for part in parameters.to_request(Dialect()).parts]


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        (WHISPER, {"stream", "logprobs", "keywords", "languages", "speakers", *TIMES}),
        (FOUR_O, {"keywords", "languages", "speakers", *TIMES}),
        (SPEAKERS, {"prompt", "logprobs", "keywords", "languages", "speakers", *TIMES}),
        (NEWEST, {"logprobs", "speakers", *TIMES}),
        (SPHINX, {"languages", "speakers", *TIMES}),
        (FAST, {"stream", "logprobs", "keywords", "chunking", "languages", "speakers", *TIMES}),
        (ANY, {*TIMES}),
    ],
    ids=lambda value: value.id if isinstance(value, Family) else "",
)
def test_what_a_family_cannot_do_is_off(family, expected):
    assert disabled(family) == expected


def test_every_field_has_a_control_and_every_disabled_one_a_reason():
    for family in (WHISPER, FOUR_O, SPEAKERS, NEWEST, SPHINX, FAST, ANY):
        for mode in Mode:
            found = shown(family, mode=mode)
            assert found.keys() == {each.name for each in fields(TranscribeSettings)}
            assert all(control.enabled == (control.reason is None) for control in found.values())
            assert all(str(control.reason) for control in found.values() if control.reason)


def test_a_translation_takes_four_fields():
    expected = {"model", "prompt", "temperature", "response_format", "extra"}
    assert set(shown(ANY)) - disabled(ANY, mode=Mode.TRANSLATE) == expected
    made = parameters_for(EVERYTHING, TAKE, Mode.TRANSLATE, shown(WHISPER, mode=Mode.TRANSLATE), WHISPER, {})
    assert isinstance(made, TranslationParameters)
    assert names(made) == ["model", "prompt", "temperature", "response_format", "hotwords", "file"]
    speakers = replace(EVERYTHING, response_format="diarized_json")
    made = parameters_for(speakers, TAKE, Mode.TRANSLATE, shown(ANY, speakers, Mode.TRANSLATE), ANY, {})
    assert "response_format" not in names(made)


def test_times_come_with_one_format_only():
    verbose = replace(EVERYTHING, response_format="verbose_json")
    assert not TIMES & disabled(WHISPER, verbose)
    assert sent(WHISPER, verbose).timestamp_granularities == ("word", "segment")
    assert sent(WHISPER, replace(verbose, segment_times=False)).timestamp_granularities == ("word",)
    assert "timestamp_granularities[]" not in names(sent(WHISPER, replace(verbose, word_times=False)))
    assert "timestamp_granularities[]" not in names(sent(WHISPER))


def test_captions_are_offered_where_they_can_be_made_here():
    assert offered_formats(WHISPER) == ("json", "text", "srt", "verbose_json", "vtt")
    assert offered_formats(FAST) == ("json", "text", "srt", "verbose_json", "vtt")
    assert offered_formats(SPEAKERS) == ("json", "text", "srt", "vtt", "diarized_json")
    assert offered_formats(FOUR_O) == ("json",)
    assert offered_formats(SPEAKERS, Mode.TRANSLATE) == ("json", "text")
    captions = replace(EVERYTHING, response_format="srt")
    assert [sent_format(captions, family) for family in (WHISPER, FAST, SPEAKERS, FOUR_O, ANY)] == [
        "srt", "verbose_json", "diarized_json", "", "srt",
    ]  # fmt: skip
    assert sent(FAST, captions).timestamp_granularities == ("word", "segment")


def test_by_default_times_are_asked_for_where_there_are_any_and_the_rest_streams():
    assert names(sent(WHISPER, replace(DEFAULT, model="whisper-1"))) == [
        "model", "response_format", "timestamp_granularities[]", "timestamp_granularities[]", "file",
    ]  # fmt: skip
    assert names(sent(FOUR_O, replace(DEFAULT, model="gpt-4o-transcribe"))) == ["model", "stream", "file"]
    assert names(sent(SPEAKERS, replace(DEFAULT, model="d"))) == [
        "model", "response_format", "chunking_strategy", "stream", "file",
    ]  # fmt: skip
    assert sent(SPEAKERS, DEFAULT).response_format == "diarized_json"
    assert sent(SPEAKERS, replace(DEFAULT, response_format="")).chunking_strategy == "auto"


def test_a_stream_is_asked_for_where_the_format_can_come_as_one():
    assert sent(SPHINX).stream is True
    text = sent(SPHINX, replace(EVERYTHING, response_format="text"))
    assert text.stream is True
    assert "response_format" not in names(text)
    for form in ("verbose_json", "srt"):
        assert "stream" in disabled(SPHINX, replace(EVERYTHING, response_format=form))
        assert "stream" in disabled(ANY, replace(EVERYTHING, response_format=form))
        assert "stream" not in names(sent(ANY, replace(EVERYTHING, response_format=form)))
    assert sent(SPEAKERS, replace(EVERYTHING, response_format="diarized_json")).stream is True


def test_every_wish_is_sent_under_its_own_name():
    parts = [(part.name, part.value) for part in sent(ANY).to_request(Dialect()).parts]
    assert parts == [
        ("model", "m"), ("language", "en"), ("prompt", "Playground"), ("temperature", "0.0"),
        ("response_format", "json"), ("include[]", "logprobs"), ("chunking_strategy[type]", "server_vad"),
        ("chunking_strategy[prefix_padding_ms]", "100"), ("chunking_strategy[silence_duration_ms]", "400"),
        ("chunking_strategy[threshold]", "0.25"), ("stream", "true"), ("keywords[]", "Alpha"), ("keywords[]", "beta"),
        ("keywords[]", "伽马"), ("hotwords", "x"), ("file", b"1"),
    ]  # fmt: skip


def test_the_detection_of_speech_is_tuned_only_where_it_is_used():
    auto = replace(EVERYTHING, chunking="auto")
    assert disabled(ANY, auto) >= TUNING
    assert sent(ANY, auto).chunking_strategy == "auto"
    assert "chunking_strategy" not in names(sent(FAST))


def test_what_was_refused_before_is_off_under_all_its_names():
    dialect = (
        Dialect().without("m", "timestamp_granularities[]").without("m", "chunking_strategy").without("m", "include")
    )
    verbose = replace(EVERYTHING, response_format="verbose_json")
    assert disabled(ANY, verbose, dialect=dialect) == {*TIMES, *TUNING, "chunking", "logprobs", "stream"}
    assert "prompt" in disabled(ANY, dialect=Dialect().without("m", "prompt"))
    refused = Dialect().without("m", "response_format")
    assert "response_format" not in names(sent(ANY, verbose, refused))


def test_languages_are_a_suggestion_unless_only_some_are_understood():
    assert shown(WHISPER)["language"].open
    assert "zh" in shown(WHISPER)["language"].choices
    assert shown(SPHINX)["language"].choices == ("en",)
    assert "language" not in names(sent(SPHINX, replace(EVERYTHING, language="de")))
    assert sent(WHISPER, replace(EVERYTHING, language="yue")).language == "yue"


def test_what_cannot_be_done_at_all_is_said_before():
    assert unavailable(WHISPER, Dialect(), Mode.TRANSLATE) is None
    assert unavailable(FOUR_O, Dialect(), Mode.TRANSCRIBE) is None
    assert "does not translate" in str(unavailable(FOUR_O, Dialect(), Mode.TRANSLATE))
    lacking = Dialect(paths={"audio/transcriptions": "", "audio/translations": ""})
    assert "makes no transcripts" in str(unavailable(ANY, lacking, Mode.TRANSCRIBE))
    assert "does not translate" in str(unavailable(ANY, lacking, Mode.TRANSLATE))


def test_results_of_the_demo_carry_their_warning():
    assert str(SPHINX.note) == "CMU Sphinx, English, makes mistakes"
    assert family_of("whisper-1", DEMO).id == "whisper"
    assert family_of("gpt-5", OPENAI).id == "generic"


def test_extra_fields_that_are_no_json_are_an_error():
    with pytest.raises(ValueError, match=r"."):
        sent(ANY, replace(EVERYTHING, extra="{"))


def test_several_languages_go_by_their_codes_where_a_model_takes_them():
    settings = replace(EVERYTHING, languages="German\n法语\nxx\nde")
    assert sent(NEWEST, settings).languages == ("de", "fr", "xx")
    assert "languages[]" not in names(sent(FOUR_O, settings))


def test_speakers_are_known_with_the_format_that_tells_them():
    assert "speakers" not in disabled(SPEAKERS, DEFAULT)
    assert "speakers" not in disabled(ANY)
    known = shown(SPEAKERS, DEFAULT)
    made = parameters_for(DEFAULT, TAKE, Mode.TRANSCRIBE, known, SPEAKERS, {"Ann": "data:1", "Bo": "data:2"})
    parts = [(part.name, part.value) for part in made.to_request(Dialect()).parts if "speaker" in part.name]
    assert parts == [
        ("known_speaker_names[]", "Ann"), ("known_speaker_names[]", "Bo"),
        ("known_speaker_references[]", "data:1"), ("known_speaker_references[]", "data:2"),
    ]  # fmt: skip
