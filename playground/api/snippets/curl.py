"""A request as a command line for cURL."""

import re
import shlex

from playground.api.connection import request_url
from playground.api.request import ApiRequest
from playground.api.secret_text import is_secret_header
from playground.api.snippets.calls import saved_content
from playground.api.snippets.sender import (
    KEY_VARIABLE,
    SPEECH,
    File,
    Sender,
    as_json,
    comes_in_events,
    files,
    sound_file,
    streams,
    texts,
    variable,
)

_ARGUMENT_LIMIT = 100_000  # Linux takes 128 kB for one argument of a program


def curl(request: ApiRequest, sender: Sender) -> str:
    url = request_url(sender.base_url, request)
    options = ["--globoff"] if re.search(r"[\[\]{}]", url) else []
    if request.method != "GET" and request.body is None and not request.parts:
        options.append(f"--request {request.method}")
    speaks = request.path == SPEECH
    if streams(request) or (speaks and comes_in_events(request)):
        options.append("--no-buffer")
    elif speaks:
        options.append(f"--output {sound_file(request)}")
    elif (name := saved_content(request)) is not None:
        options.append(f"--output {shlex.quote(name)}")
    options.append(f'--header "Authorization: Bearer ${KEY_VARIABLE}"')
    if request.body is not None:
        options.append("--header 'Content-Type: application/json'")
    own = [("OpenAI-Organization", sender.organization), ("OpenAI-Project", sender.project), *sender.headers]
    options += [_header(name, value) for name, value in own if value]
    options += [f"--form-string {shlex.quote(f'{name}={text}')}" for name, text in texts(request)]
    options += [f"--form {shlex.quote(_file(file))}" for file in files(request)]
    ending = ""
    if request.body is not None:
        option, ending = _data(as_json(request))
        options.append(option)
    return " \\\n  ".join([f"curl {shlex.quote(url)}", *options]) + ending + "\n"


def _header(name: str, value: str) -> str:
    if is_secret_header(name):
        return f"""--header {shlex.quote(f"{name}: ")}"${variable(name)}\""""
    return f"--header {shlex.quote(f'{name}: {value}')}"


def _file(file: File) -> str:
    quoted = file.name.replace("\\", "\\\\").replace('"', '\\"')
    return f'{file.part}=@"{quoted}";type={file.media_type}'


def _data(text: str) -> tuple[str, str]:
    """The option, and what follows on the command line."""
    if len(text.encode()) > _ARGUMENT_LIMIT:
        return "--data-binary @- <<'END_OF_BODY'", f"\n{text}\nEND_OF_BODY"
    return f"--data-raw {shlex.quote(text)}", ""
