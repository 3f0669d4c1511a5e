"""A request as a program for the official SDK for JavaScript."""

import json
from collections.abc import Callable, Mapping
from typing import Final

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
    as_json,
    body,
    comes_in_events,
    files,
    gives_text,
    sound_file,
    streams,
    texts,
    variable,
)

_METHODS = {"create_variation": "createVariation"}
_PRINT_CHUNKS = (
    "for await (const chunk of stream) {\n"
    "  for (const choice of chunk.choices) {\n"
    '    process.stdout.write(choice.delta.content ?? "");\n'
    "  }\n"
    "}\n"
    "console.log();\n"
)
_PRINT_TEXT = (
    "for await (const chunk of stream) {\n"
    "  for (const choice of chunk.choices) {\n"
    "    process.stdout.write(choice.text);\n"
    "  }\n"
    "}\n"
    "console.log();\n"
)
_PRINT_TEXTS = "for (const choice of completion.choices) {\n  console.log(choice.text);\n}\n"
_PRINT_SCORES = "for (const result of reply.results) {\n  console.log(result.category_scores);\n}\n"
_SAVE_PICTURES = (
    "for (const [index, picture] of reply.data.entries()) {\n"
    "  if (picture.b64_json) {\n"
    '    fs.writeFileSync(`picture-${index + 1}.png`, Buffer.from(picture.b64_json, "base64"));\n'
    "  } else {\n"
    "    console.log(picture.url);\n"
    "  }\n"
    "}\n"
)
_SAVE_LAST_PICTURE = (
    "for await (const event of stream) {\n"
    '  if (event.type.endsWith("completed")) {\n'
    '    fs.writeFileSync("picture.png", Buffer.from(event.b64_json, "base64"));\n'
    "  }\n"
    "}\n"
)
_PRINT_WORDS = (
    "for await (const event of stream) {\n"
    '  if (event.type === "transcript.text.delta") {\n'
    "    process.stdout.write(event.delta);\n"
    "  }\n"
    "}\n"
    "console.log();\n"
)
_PRINT_VECTORS = "for (const item of reply.data) {\n  console.log(item.index, item.embedding);\n}\n"
_COLLECT_EVENTS = (
    "const parts = [];\n"
    'for (const line of (await response.text()).split("\\n")) {\n'
    '  const event = line.startsWith("data: {") ? JSON.parse(line.slice(6)) : {};\n'
    '  if (event.type === "speech.audio.delta") {\n'
    '    parts.push(Buffer.from(event.audio, "base64"));\n'
    "  }\n"
    "}\n"
)


def javascript(request: ApiRequest, sender: Sender) -> str:
    return f"{_imports(request)}\n{_client(sender)}\n{_code(request)}"


def _imports(request: ApiRequest) -> str:
    call = sdk_call(request)
    saves = request.path in IMAGES or request.path == SPEECH or (call is not None and call.gives_bytes)
    lines = ['import fs from "node:fs";\n'] if saves or request.parts else []
    named = request.path in (*IMAGES, *HEARING) or call is not None
    more = ", { toFile }" if request.parts and named else ""
    return "".join([*lines, f'import OpenAI{more} from "openai";\n'])


def _client(sender: Sender) -> str:
    options = [f"baseURL: {_quoted(sender.address)}", f"apiKey: process.env.{KEY_VARIABLE}"]
    own = (("organization", sender.organization), ("project", sender.project))
    options += [f"{name}: {_quoted(value)}" for name, value in own if value]
    if sender.query:
        options.append(f"defaultQuery: {json.dumps(sender.query, ensure_ascii=False)}")
    if sender.headers:
        values = [f"{_quoted(name)}: {_header(name, value)}," for name, value in sender.headers]
        options.append("defaultHeaders: {\n    " + "\n    ".join(values) + "\n  }")
    return "const client = new OpenAI({\n  " + ",\n  ".join(options) + ",\n});\n"


def _header(name: str, value: str) -> str:
    return f"process.env.{variable(name)}" if is_secret_header(name) else _quoted(value)


def _code(request: ApiRequest) -> str:
    if request.path in IMAGES:
        return _pictures(request)
    write = _WRITERS.get(request.path)
    if write is not None:
        return write(request)
    stored = sdk_call(request)
    if stored is not None:
        return _stored(request, stored)
    return f"{_form(request)}const reply = await {_plain_call(request)};\nconsole.log(reply);\n"


def _chat(request: ApiRequest) -> str:
    call = f"await client.chat.completions.create({as_json(request)});\n"
    if not streams(request):
        return f"const completion = {call}console.log(completion.choices[0].message.content);\n"
    return f"const stream = {call}{_PRINT_CHUNKS}"


def _vectors(request: ApiRequest) -> str:
    return f"const reply = await client.embeddings.create({as_json(request)});\n{_PRINT_VECTORS}"


def _scores(request: ApiRequest) -> str:
    return f"const reply = await client.moderations.create({as_json(request)});\n{_PRINT_SCORES}"


def _completion(request: ApiRequest) -> str:
    call = f"await client.completions.create({as_json(request)});\n"
    return f"const stream = {call}{_PRINT_TEXT}" if streams(request) else f"const completion = {call}{_PRINT_TEXTS}"


def _pictures(request: ApiRequest) -> str:
    method = IMAGES[request.path]
    call = f"await client.images.{_METHODS.get(method, method)}({_named(request)});\n"
    if streams(request):
        return f"const stream = {call}{_SAVE_LAST_PICTURE}"
    return f"const reply = {call}{_SAVE_PICTURES}"


def _transcript(request: ApiRequest) -> str:
    call = f"await client.audio.{HEARING[request.path]}.create({_named(request)});\n"
    if streams(request):
        return f"const stream = {call}{_PRINT_WORDS}"
    return f"const transcript = {call}console.log({'transcript' if gives_text(request) else 'transcript.text'});\n"


def _speech(request: ApiRequest) -> str:
    call = f"const response = await client.audio.speech.create({as_json(request)});\n"
    if comes_in_events(request):
        return f'{call}{_COLLECT_EVENTS}fs.writeFileSync("{sound_file(request)}", Buffer.concat(parts));\n'
    return f'{call}fs.writeFileSync("{sound_file(request)}", Buffer.from(await response.arrayBuffer()));\n'


def _stored(request: ApiRequest, call: SdkCall) -> str:
    """What an SDK does not know may stand beside the rest; all of it goes out as it is."""
    written = [_quoted(name) for name in call.ids]
    if request.parts:
        written.append(_named(request))
    elif call.known or call.unknown:
        written.append(json.dumps({**call.known, **call.unknown}, ensure_ascii=False, indent=2, allow_nan=False))
    code = f"await client.{call.in_camel_case}({', '.join(written)});\n"
    if call.gives_bytes:
        name = _quoted(saved_as(call.ids[0]))
        return f"const response = {code}fs.writeFileSync({name}, Buffer.from(await response.arrayBuffer()));\n"
    return f"const reply = {code}console.log(reply);\n"


def _named(request: ApiRequest) -> str:
    """The files, and the values beside them."""
    lines = [f"  {name}: {value},\n" for name, value in _opened(request)]
    lines += [f"  {_quoted(name)}: {_value(value)},\n" for name, value in arguments(request).items()]
    return f"{{\n{''.join(lines)}}}"


def _opened(request: ApiRequest) -> list[tuple[str, str]]:
    """Several files under one name are a list."""
    opened: dict[str, list[str]] = {}
    for file in files(request):
        opened.setdefault(file.part, []).append(_to_file(file))
    return [
        (name.removesuffix("[]"), f"[{', '.join(each)}]" if name.endswith("[]") else each[0])
        for name, each in opened.items()
    ]


def _to_file(file: File) -> str:
    name = _quoted(file.name)
    return f"await toFile(fs.createReadStream({name}), {name}, {{ type: {_quoted(file.media_type)} }})"


def _form(request: ApiRequest) -> str:
    if not request.parts:
        return ""
    lines = [f"form.append({_quoted(name)}, {_quoted(text)});\n" for name, text in texts(request)]
    for file in files(request):
        blob = f"await fs.openAsBlob({_quoted(file.name)}, {{ type: {_quoted(file.media_type)} }})"
        lines.append(f"form.append({_quoted(file.part)}, {blob}, {_quoted(file.name)});\n")
    return f"const form = new FormData();\n{''.join(lines)}"


def _plain_call(request: ApiRequest) -> str:
    options = [f'"query": {_value(dict(request.query))}'] if request.query else []
    if request.body is not None:
        options.insert(0, f'"body": {_value(body(request))}')
    if request.parts:
        options.insert(0, "body: form")
    more = ", {\n  " + ",\n  ".join(options) + "\n}" if options else ""
    return f"client.{request.method.lower()}({_quoted('/' + request.path)}{more})"


def _value(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False).replace("\n", "\n  ")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_WRITERS: Final[Mapping[str, Callable[[ApiRequest], str]]] = {
    CHAT: _chat,
    COMPLETIONS: _completion,
    EMBEDDINGS: _vectors,
    MODERATIONS: _scores,
    SPEECH: _speech,
    **dict.fromkeys(HEARING, _transcript),
}
