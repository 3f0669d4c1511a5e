"""A request as code to copy: the official SDKs for Python and JavaScript, and cURL. Keys stay in the environment."""

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import fields
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from playground.api import json_text
from playground.api.chat import ChatParameters
from playground.api.connection import request_url
from playground.api.request import ApiRequest, Json
from playground.api.secret_text import is_secret_header

Language = Literal["python", "javascript", "curl"]
Headers = tuple[tuple[str, str], ...]

KEY_VARIABLE = "OPENAI_API_KEY"
_CHAT = "chat/completions"
_CHAT_FIELDS = {parameter.name for parameter in fields(ChatParameters)} - {"extra"}
_ARGUMENT_LIMIT = 100_000  # Linux takes 128 kB for one argument of a program


def snippet(
    request: ApiRequest,
    connection_base_url: str,
    language: Language,
    organization: str = "",
    project: str = "",
    headers: Headers = (),
) -> str:
    """Code that sends just this request. The body, if any, is JSON."""
    if language == "curl":
        return _curl(request, connection_base_url, organization, project, headers)
    if language == "python":
        return _python(request, connection_base_url, organization, project, headers)
    return _javascript(request, connection_base_url, organization, project, headers)


def _curl(request: ApiRequest, base_url: str, organization: str, project: str, headers: Headers) -> str:
    url = request_url(base_url, request)
    options = ["--globoff"] if re.search(r"[\[\]{}]", url) else []
    if request.method != "GET" and request.body is None:
        options.append(f"--request {request.method}")
    if _streams(request):
        options.append("--no-buffer")
    options.append(f'--header "Authorization: Bearer ${KEY_VARIABLE}"')
    if request.body is not None:
        options.append("--header 'Content-Type: application/json'")
    own = [("OpenAI-Organization", organization), ("OpenAI-Project", project), *headers]
    options += [_curl_header(name, value) for name, value in own if value]
    ending = ""
    if request.body is not None:
        text = _json(request)
        if len(text.encode()) > _ARGUMENT_LIMIT:
            options.append("--data-binary @- <<'END_OF_BODY'")
            ending = f"\n{text}\nEND_OF_BODY"
        else:
            options.append(f"--data-raw {shlex.quote(text)}")
    return " \\\n  ".join([f"curl {shlex.quote(url)}", *options]) + ending + "\n"


def _curl_header(name: str, value: str) -> str:
    if is_secret_header(name):
        return f"""--header {shlex.quote(f"{name}: ")}"${_variable(name)}\""""
    return f"--header {shlex.quote(f'{name}: {value}')}"


def _python(request: ApiRequest, base_url: str, organization: str, project: str, headers: Headers) -> str:
    address, query = _split_query(base_url)
    options = [f"base_url={address!r}", f'api_key=os.environ["{KEY_VARIABLE}"]']
    options += [f"{name}={value!r}" for name, value in (("organization", organization), ("project", project)) if value]
    if query:
        options.append(f"default_query={_literal(query, 1)}")
    if headers:
        values = [f"{name!r}: {_python_header(name, value)}," for name, value in headers]
        options.append("default_headers={\n        " + "\n        ".join(values) + "\n    }")
    opening = f"import os\n\nfrom openai import OpenAI\n\nclient = {_call('OpenAI', options)}\n\n"
    if request.path != _CHAT:
        return f"{opening}reply = {_call(f'client.{request.method.lower()}', _plain_call(request))}\nprint(reply)\n"
    call = _call("client.chat.completions.create", _chat_arguments(_body(request)))
    if not _streams(request):
        return f"{opening}completion = {call}\nprint(completion.choices[0].message.content)\n"
    return (
        f"{opening}stream = {call}\n"
        "for chunk in stream:\n"
        "    for choice in chunk.choices:\n"
        '        print(choice.delta.content or "", end="", flush=True)\n'
        "print()\n"
    )


def _python_header(name: str, value: str) -> str:
    return f'os.environ["{_variable(name)}"]' if is_secret_header(name) else repr(value)


def _chat_arguments(body: Mapping[str, Json]) -> list[str]:
    """Fields that the SDK does not know go into its `extra_body`."""
    known = [f"{name}={_literal(value, 1)}" for name, value in body.items() if name in _CHAT_FIELDS]
    extra = {name: value for name, value in body.items() if name not in _CHAT_FIELDS}
    return [*known, f"extra_body={_literal(extra, 1)}"] if extra else known


def _plain_call(request: ApiRequest) -> list[str]:
    arguments = [repr(f"/{request.path}"), "cast_to=object"]
    if request.body is not None:
        arguments.append(f"body={_literal(_body(request), 1)}")
    if request.query:
        arguments.append(f'options={{"params": {_literal(dict(request.query), 1)}}}')
    return arguments


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


def _javascript(request: ApiRequest, base_url: str, organization: str, project: str, headers: Headers) -> str:
    address, query = _split_query(base_url)
    options = [f"baseURL: {_quoted(address)}", f"apiKey: process.env.{KEY_VARIABLE}"]
    own = (("organization", organization), ("project", project))
    options += [f"{name}: {_quoted(value)}" for name, value in own if value]
    if query:
        options.append(f"defaultQuery: {json.dumps(query, ensure_ascii=False)}")
    if headers:
        values = [f"{_quoted(name)}: {_javascript_header(name, value)}," for name, value in headers]
        options.append("defaultHeaders: {\n    " + "\n    ".join(values) + "\n  }")
    opening = 'import OpenAI from "openai";\n\nconst client = new OpenAI({\n  ' + ",\n  ".join(options) + ",\n});\n\n"
    if request.path != _CHAT:
        return f"{opening}const reply = await {_javascript_call(request)};\nconsole.log(reply);\n"
    call = f"await client.chat.completions.create({_json(request)});\n"
    if not _streams(request):
        return f"{opening}const completion = {call}console.log(completion.choices[0].message.content);\n"
    return (
        f"{opening}const stream = {call}"
        "for await (const chunk of stream) {\n"
        "  for (const choice of chunk.choices) {\n"
        '    process.stdout.write(choice.delta.content ?? "");\n'
        "  }\n"
        "}\n"
        "console.log();\n"
    )


def _javascript_call(request: ApiRequest) -> str:
    options: dict[str, Json] = {}
    if request.body is not None:
        options["body"] = _body(request)
    if request.query:
        options["query"] = dict(request.query)
    more = f", {json.dumps(options, ensure_ascii=False, indent=2)}" if options else ""
    return f"client.{request.method.lower()}({_quoted('/' + request.path)}{more})"


def _javascript_header(name: str, value: str) -> str:
    return f"process.env.{_variable(name)}" if is_secret_header(name) else _quoted(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _body(request: ApiRequest) -> dict[str, Json]:
    """As it is sent: without what `json_text` leaves out."""
    body = json_text.cleaned(request.body)
    assert isinstance(body, dict)
    return body


def _json(request: ApiRequest) -> str:
    return json.dumps(_body(request), ensure_ascii=False, indent=2, allow_nan=False)


def _streams(request: ApiRequest) -> bool:
    return (request.body or {}).get("stream") is True


def _split_query(base_url: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(base_url)
    return parts._replace(query="").geturl(), dict(parse_qsl(parts.query, keep_blank_values=True))


def _variable(header: str) -> str:
    """The environment variable in which the reader keeps the value of a secret header."""
    return re.sub(r"[^A-Z0-9]+", "_", header.upper())
