"""A request as a program for the official SDK for Python."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Final

from playground.api.audio_parameters import SpeechParameters, TranscriptionParameters, TranslationParameters
from playground.api.chat import ChatParameters
from playground.api.completions import CompletionParameters
from playground.api.embeddings import EmbeddingParameters
from playground.api.image_parameters import EditParameters, GenerateParameters, VariationParameters
from playground.api.moderations import ModerationParameters
from playground.api.request import ApiRequest, Json
from playground.api.secret_text import is_secret_header
from playground.api.snippets.calls import SdkCall, saved_as, sdk_call
from playground.api.snippets.sender import (
    CHAT,
    COMPLETIONS,
    EMBEDDINGS,
    HEARING,
    IMAGES,
    KEY_VARIABLE,
    MODERATIONS,
    SPEECH,
    File,
    Sender,
    arguments,
    body,
    comes_in_events,
    files,
    gives_text,
    sound_file,
    streams,
    texts,
    variable,
)

_KNOWN = {
    CHAT: {parameter.name for parameter in fields(ChatParameters)} - {"extra"},
    COMPLETIONS: {parameter.name for parameter in fields(CompletionParameters)} - {"extra"},
    MODERATIONS: {parameter.name for parameter in fields(ModerationParameters)} - {"extra"},
    "images/generations": {parameter.name for parameter in fields(GenerateParameters)} - {"extra"},
    "images/edits": {parameter.name for parameter in fields(EditParameters)} - {"extra"},
    "images/variations": {parameter.name for parameter in fields(VariationParameters)} - {"extra"},
    "audio/transcriptions": {parameter.name for parameter in fields(TranscriptionParameters)} - {"extra"},
    "audio/translations": {parameter.name for parameter in fields(TranslationParameters)} - {"extra"},
    EMBEDDINGS: {parameter.name for parameter in fields(EmbeddingParameters)} - {"extra"},
    SPEECH: {parameter.name for parameter in fields(SpeechParameters)} - {"extra"},
}
# What the SDK wants to be told, even if only that it is left out.
_REQUIRED = {SPEECH: ("model", "voice"), "audio/transcriptions": ("model",), "audio/translations": ("model",)}
_PRINT_CHUNKS = (
    "for chunk in stream:\n"
    "    for choice in chunk.choices:\n"
    '        print(choice.delta.content or "", end="", flush=True)\n'
    "print()\n"
)
_PRINT_TEXT = (
    'for chunk in stream:\n    for choice in chunk.choices:\n        print(choice.text, end="", flush=True)\nprint()\n'
)
_PRINT_TEXTS = "for choice in completion.choices:\n    print(choice.text)\n"
_PRINT_SCORES = (
    "for result in reply.results:\n"
    "    for name, score in result.category_scores.model_dump(by_alias=True).items():\n"
    "        print(name, score)\n"
)
_SAVE_PICTURES = (
    "for number, picture in enumerate(reply.data, 1):\n"
    "    if picture.b64_json:\n"
    '        with open(f"picture-{number}.png", "wb") as file:\n'
    "            file.write(base64.b64decode(picture.b64_json))\n"
    "    else:\n"
    "        print(picture.url)\n"
)
_SAVE_LAST_PICTURE = (
    "for event in stream:\n"
    '    if event.type.endswith("completed"):\n'
    '        with open("picture.png", "wb") as file:\n'
    "            file.write(base64.b64decode(event.b64_json))\n"
)
_PRINT_WORDS = (
    "for event in stream:\n"
    '    if event.type == "transcript.text.delta":\n'
    '        print(event.delta, end="", flush=True)\n'
    "print()\n"
)
_PRINT_VECTORS = "for item in reply.data:\n    print(item.index, item.embedding)\n"
_SAVE_EVENTS = (
    "    for line in response.iter_lines():\n"
    '        if line.startswith("data: {"):\n'
    '            event = json.loads(line.removeprefix("data: "))\n'
    '            if event["type"] == "speech.audio.delta":\n'
    '                file.write(base64.b64decode(event["audio"]))\n'
)


def python(request: ApiRequest, sender: Sender) -> str:
    names = "OpenAI, omit" if _left_out(request) else "OpenAI"
    client = f"from openai import {names}\n\nclient = {_call('OpenAI', _options(sender))}\n\n"
    if request.path in IMAGES:
        return f"import base64\nimport os\n\n{client}{_pictures(request)}"
    opening = f"import os\n\n{client}"
    if request.path == SPEECH:
        decoders = "import base64\nimport json\n" if comes_in_events(request) else ""
        return f"{decoders}{opening}{_speech(request)}"
    write = _WRITERS.get(request.path)
    if write is not None:
        return f"{opening}{write(request)}"
    stored = sdk_call(request)
    if stored is not None:
        return f"{opening}{_stored(request, stored)}"
    return f"{opening}reply = {_call(f'client.{request.method.lower()}', _plain_call(request))}\nprint(reply)\n"


def _chat(request: ApiRequest) -> str:
    call = _call("client.chat.completions.create", _named(request))
    if not streams(request):
        return f"completion = {call}\nprint(completion.choices[0].message.content)\n"
    return f"stream = {call}\n{_PRINT_CHUNKS}"


def _vectors(request: ApiRequest) -> str:
    return f"reply = {_call('client.embeddings.create', _named(request))}\n{_PRINT_VECTORS}"


def _scores(request: ApiRequest) -> str:
    return f"reply = {_call('client.moderations.create', _named(request))}\n{_PRINT_SCORES}"


def _completion(request: ApiRequest) -> str:
    call = _call("client.completions.create", _named(request))
    return f"stream = {call}\n{_PRINT_TEXT}" if streams(request) else f"completion = {call}\n{_PRINT_TEXTS}"


def _options(sender: Sender) -> list[str]:
    options = [f"base_url={sender.address!r}", f'api_key=os.environ["{KEY_VARIABLE}"]']
    own = (("organization", sender.organization), ("project", sender.project))
    options += [f"{name}={value!r}" for name, value in own if value]
    if sender.query:
        options.append(f"default_query={_literal(sender.query, 1)}")
    if sender.headers:
        values = [f"{name!r}: {_header(name, value)}," for name, value in sender.headers]
        options.append("default_headers={\n        " + "\n        ".join(values) + "\n    }")
    return options


def _header(name: str, value: str) -> str:
    return f'os.environ["{variable(name)}"]' if is_secret_header(name) else repr(value)


def _pictures(request: ApiRequest) -> str:
    call = _call(f"client.images.{IMAGES[request.path]}", [*_opened(request), *_named(request)])
    if streams(request):
        return f"stream = {call}\n{_SAVE_LAST_PICTURE}"
    return f"reply = {call}\n{_SAVE_PICTURES}"


def _speech(request: ApiRequest) -> str:
    call = _call("client.audio.speech.with_streaming_response.create", _named(request))
    name = sound_file(request)
    if comes_in_events(request):
        return f'with {call} as response, open("{name}", "wb") as file:\n{_SAVE_EVENTS}'
    return f'with {call} as response:\n    response.stream_to_file("{name}")\n'


def _transcript(request: ApiRequest) -> str:
    """The type of the file is written out: what a computer takes for that of a name differs from one to the next."""
    opened = [f'{file.part}=({file.name!r}, open({file.name!r}, "rb"), {file.media_type!r})' for file in files(request)]
    call = _call(f"client.audio.{HEARING[request.path]}.create", [*opened, *_named(request)])
    if streams(request):
        return f"stream = {call}\n{_PRINT_WORDS}"
    return f"transcript = {call}\nprint({'transcript' if gives_text(request) else 'transcript.text'})\n"


def _stored(request: ApiRequest, call: SdkCall) -> str:
    more = "extra_query" if request.method == "GET" else "extra_body"
    opened = [f'{file.part}=({file.name!r}, open({file.name!r}, "rb"), {file.media_type!r})' for file in files(request)]
    written = [*map(repr, call.ids), *opened]
    written += [f"{name}={_literal(value, 1)}" for name, value in call.known.items()]
    written += [f"{more}={_literal(call.unknown, 1)}"] if call.unknown else []
    code = _call(f"client.{call.method}", written)
    if call.gives_bytes:
        return f"content = {code}\ncontent.write_to_file({saved_as(call.ids[0])!r})\n"
    return f"reply = {code}\nprint(reply)\n"


def _left_out(request: ApiRequest) -> list[str]:
    return [name for name in _REQUIRED.get(request.path, ()) if name not in arguments(request)]


def _opened(request: ApiRequest) -> list[str]:
    """Several files under one name are a list."""
    opened: dict[str, list[str]] = {}
    for file in files(request):
        opened.setdefault(file.part, []).append(f'open({file.name!r}, "rb")')
    return [
        f"{name.removesuffix('[]')}=[{', '.join(each)}]" if name.endswith("[]") else f"{name}={each[0]}"
        for name, each in opened.items()
    ]


def _named(request: ApiRequest) -> list[str]:
    """Fields that the SDK does not know go into its `extra_body`."""
    values, names = arguments(request), _KNOWN[request.path]
    known = [f"{name}={_literal(value, 1)}" for name, value in values.items() if name in names]
    known += [f"{name}=omit" for name in _left_out(request)]
    extra = {name: value for name, value in values.items() if name not in names}
    return [*known, f"extra_body={_literal(extra, 1)}"] if extra else known


def _plain_call(request: ApiRequest) -> list[str]:
    written = [repr(f"/{request.path}"), "cast_to=object"]
    options: dict[str, Json] = {"params": dict(request.query)} if request.query else {}
    if request.body is not None:
        written.append(f"body={_literal(body(request), 1)}")
    if request.parts:
        written += [f"body={_literal(dict(texts(request)), 1)}", f"files=[{', '.join(map(_file, files(request)))}]"]
        options["headers"] = {"Content-Type": "multipart/form-data"}
    if options:
        written.append(f"options={_literal(options, 1)}")
    return written


def _file(file: File) -> str:
    return f'({file.part!r}, ({file.name!r}, open({file.name!r}, "rb"), {file.media_type!r}))'


def _call(name: str, arguments: list[str]) -> str:
    return f"{name}(\n    " + ",\n    ".join(arguments) + ",\n)"


def _literal(value: Json, depth: int) -> str:
    """A Python literal, spread over lines as a person would."""
    inner, outer = "    " * (depth + 1), "    " * depth
    if isinstance(value, Mapping) and value:
        lines = [f"{inner}{key!r}: {_literal(item, depth + 1)},\n" for key, item in value.items()]
        return "{\n" + "".join(lines) + outer + "}"
    if isinstance(value, list) and value:
        lines = [f"{inner}{_literal(item, depth + 1)},\n" for item in value]
        return "[\n" + "".join(lines) + outer + "]"
    return repr(value)


_WRITERS: Final[Mapping[str, Callable[[ApiRequest], str]]] = {
    CHAT: _chat,
    COMPLETIONS: _completion,
    EMBEDDINGS: _vectors,
    MODERATIONS: _scores,
    **dict.fromkeys(HEARING, _transcript),
}
