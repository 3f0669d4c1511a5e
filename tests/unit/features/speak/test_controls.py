"""What can be set for speech, and why the rest cannot; what is sent follows from it."""

from dataclasses import fields, replace

import pytest

from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.request import JsonObject
from playground.features.speak.controls import Control, controls, unavailable
from playground.features.speak.families import Family, family_of
from playground.features.speak.parameters import parameters_for
from playground.features.speak.settings import DEFAULT, SpeakSettings, check_extra, from_json, likely_model, to_json

OPENAI = Connection("o", "OpenAI", "https://api.openai.com/v1", "openai")
DEMO = Connection("demo", "Demo", "http://127.0.0.1:5000/v1", "demo")
ELSEWHERE = Connection("l", "Local", "http://localhost:8080/v1")
TTS = family_of("tts-1-hd", OPENAI)
MINI = family_of("gpt-4o-mini-tts", OPENAI)
ESPEAK = family_of("demo-espeak", DEMO)
KOKORO = family_of("hexgrad/Kokoro-82M", ELSEWHERE)
EVERYTHING = SpeakSettings(
    model="m", voice=" nova ", instructions="Whisper.", response_format="wav", speed=1.25, stream_format="sse",
    pitch=2.0, extra='{"lang_code": "a"}',
)  # fmt: skip


def shown(family: Family, settings: SpeakSettings = EVERYTHING, dialect: Dialect | None = None) -> dict[str, Control]:
    return dict(controls(settings, family, dialect or Dialect()))


def disabled(*arguments: object, **named: object) -> set[str]:
    return {name for name, control in shown(*arguments, **named).items() if not control.enabled}  # type: ignore[arg-type]


def sent(family: Family, settings: SpeakSettings = EVERYTHING, dialect: Dialect | None = None) -> JsonObject:
    dialect = dialect or Dialect()
    made = parameters_for(settings, " Hello.\n", shown(family, settings, dialect), family)
    return made.to_request(dialect).body or {}


def test_what_a_family_cannot_do_is_off_and_says_why():
    assert disabled(TTS) == {"instructions", "stream_format"}
    assert disabled(family_of("tts-1", DEMO)) == {"instructions", "stream_format"}
    for family in (MINI, ESPEAK, KOKORO):
        assert disabled(family) == set()
    assert shown(TTS).keys() == {each.name for each in fields(SpeakSettings)}
    assert "gpt-4o-mini-tts" in str(shown(TTS)["instructions"].reason)


def test_every_wish_is_sent_but_those_that_are_fulfilled_here():
    assert sent(MINI) == {
        "input": "Hello.", "model": "m", "voice": "nova", "instructions": "Whisper.", "response_format": "wav",
        "speed": 1.25, "stream_format": "sse", "lang_code": "a",
    }  # fmt: skip
    assert sent(TTS).keys() == {"input", "model", "voice", "response_format", "speed", "lang_code"}


def test_where_no_voice_is_chosen_one_is_taken_if_there_must_be_one():
    plain = replace(DEFAULT, model="m")
    assert sent(MINI, plain) == {"input": "Hello.", "model": "m", "voice": "alloy"}
    assert sent(KOKORO, plain) == {"input": "Hello.", "model": "m"}


def test_voices_are_suggestions():
    names = {voice.name: voice for voice in KOKORO.voices}
    assert {"af_heart", "zf_xiaobei", "alloy"} <= names.keys()
    assert str(names["bm_george"].about) == "British English, a man"
    assert [voice.name for voice in family_of("orpheus-3b", ELSEWHERE).voices][:2] == ["tara", "leah"]
    assert "cedar" in shown(MINI)["voice"].choices
    assert "cedar" not in shown(TTS)["voice"].choices
    assert all(shown(family)["voice"].open for family in (TTS, MINI, ESPEAK, KOKORO))
    assert sent(TTS, replace(EVERYTHING, voice="my own"))["voice"] == "my own"
    assert family_of("gpt-5", OPENAI).id == "generic"


def test_a_format_that_is_no_choice_is_not_sent():
    aac = replace(EVERYTHING, response_format="aac")
    assert "aac" not in shown(ESPEAK)["response_format"].choices
    assert "response_format" not in sent(ESPEAK, aac)
    assert sent(KOKORO, replace(aac, response_format="m4b"))["response_format"] == "m4b"


def test_what_was_refused_before_is_off_under_its_name_of_that_server():
    old = Dialect(speech_format_field="output_format").without("m", "output_format").without("m", "voice")
    assert disabled(KOKORO, dialect=old) == {"response_format"}
    assert sent(KOKORO, dialect=old).keys().isdisjoint({"response_format", "output_format"})
    assert disabled(KOKORO, dialect=Dialect().without("m", "speed")) == {"speed"}
    assert sent(KOKORO, dialect=Dialect(speech_format_field="output_format"))["output_format"] == "wav"


def test_a_server_that_does_not_speak_says_so_before():
    assert unavailable(Dialect()) is None
    assert "does not speak" in str(unavailable(Dialect(paths={"audio/speech": ""})))


def test_wishes_come_back_as_they_were_written_down():
    assert from_json(to_json(EVERYTHING)) == EVERYTHING
    assert from_json(to_json(DEFAULT)) == DEFAULT


@pytest.mark.parametrize(
    "values",
    [
        None, [], {"speed": 0.2}, {"speed": 5}, {"speed": "1"}, {"speed": True}, {"pitch": None}, {"pitch": 13},
        {"plain": 1}, {"voice": None}, {"pitch": float("nan")},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_left_out(values):
    assert from_json(values) == DEFAULT


def test_extra_fields_must_be_an_object():
    assert check_extra(" ") is None
    assert "line 1" in str(check_extra("{"))
    assert "JSON object" in str(check_extra("[1]"))


def test_a_model_that_speaks_is_found_among_many():
    assert likely_model("", ["gpt-5", "whisper-1", "gpt-4o-mini-TTS"]) == "gpt-4o-mini-TTS"
    assert likely_model("mine", ["tts-1"]) == "mine"
    assert likely_model("", ["gpt-5"]) == ""


def test_the_demo_says_why_it_sends_no_aac():
    control = shown(ESPEAK)["response_format"]
    assert "aac" not in control.choices
    assert "AAC" in str(control.ruled_out["aac"])
    assert not shown(MINI)["response_format"].ruled_out
