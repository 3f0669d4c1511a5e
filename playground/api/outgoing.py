"""A request as it leaves: the full URL, the headers with the key, the bytes of the body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.api import json_text, multipart
from playground.api.connection import BadKey, Connection, clean_key, normalise_base_url, origin_of
from playground.api.errors import BadAddress, InsecureAddress, KeyMissing
from playground.api.file_source import FormBody
from playground.api.request import ApiRequest, Expect, Repeat
from playground.api.secret_text import BLANK, is_secret_header
from playground.message import Message

_FRAMING = {"host", "content-length", "transfer-encoding", "connection", "accept-encoding"}
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_VALUE = re.compile(r"[\x20-\x7e\t]*")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`visible_headers` are those without the key. To a `foreign` place nothing goes along that could be a secret.

    What goes `apart` has a network connection of its own: it must not arrive twice, or it takes long.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    visible_headers: tuple[tuple[str, str], ...]
    content: bytes | FormBody | None = field(repr=False)
    apart: bool = False
    foreign: bool = False


def is_large(request: ApiRequest) -> bool:
    """Whether building it is work for another thread."""
    return bool(request.parts) or (request.body is not None and json_text.is_large(request.body))


def outgoing(connection: Connection, key: str | None, request: ApiRequest) -> Outgoing:
    """Raises `BadAddress` or `KeyMissing` where nothing may be sent."""
    url = connection.url(request)
    if request.address and origin_of(url) != connection.origin:
        visible = (("Accept", "*/*"),)
        return Outgoing(request.method, url, visible, visible, None, foreign=True)
    check_address(connection, key)
    content, content_type = _content(request)
    plain = {"Accept": "*/*" if request.expect in (Expect.BYTES, Expect.TEXT, Expect.FILE) else "application/json"}
    if content_type:
        plain["Content-Type"] = content_type
    if isinstance(content, FormBody):
        plain["Content-Length"] = str(content.size)
    if connection.organization:
        plain["OpenAI-Organization"] = connection.organization
    if connection.project:
        plain["OpenAI-Project"] = connection.project
    secret = {"Authorization": f"Bearer {_usable(key, url)}"} if key else {}
    own = _own_headers(connection, url)
    # Any header of the user's own may be a key: Azure's `api-key` is.
    hidden = dict.fromkeys([*secret, *own], BLANK)
    apart = request.repeat is Repeat.ONCE or request.expect is Expect.FILE or isinstance(content, FormBody)
    return Outgoing(request.method, url, _merged(plain, secret, own), _merged(plain, hidden), content, apart)


def check_address(connection: Connection, key: str | None) -> None:
    normalise_base_url(connection.base_url)
    if key is None and connection.needs_key and not connection.headers:
        raise KeyMissing(url=connection.base_url)
    secret = key or any(is_secret_header(name) for name, _ in connection.headers)
    if secret and connection.base_url.startswith("http:") and not connection.is_loopback:
        raise InsecureAddress(
            Message(
                "The key would travel unencrypted to {host}. Use https://, or remove the key.", host=connection.host
            ),
            url=connection.base_url,
        )


def _content(request: ApiRequest) -> tuple[bytes | FormBody | None, str]:
    if request.parts:
        return multipart.encode(request.parts)
    if request.body is not None:
        return json_text.compact(request.body).encode(), "application/json"
    return None, ""


def _usable(key: str, url: str) -> str:
    try:
        return clean_key(key)
    except BadKey as error:
        raise KeyMissing(str(error.reason), url=url) from None


def _own_headers(connection: Connection, url: str) -> dict[str, str]:
    own = {}
    for name, value in connection.headers:
        if name.lower() in _FRAMING or not _TOKEN.fullmatch(name) or not _VALUE.fullmatch(value):
            raise BadAddress(Message("The extra header {name} cannot be sent.", name=name), url=url)
        own[name] = value.strip()
    for name, value in (("OpenAI-Organization", connection.organization), ("OpenAI-Project", connection.project)):
        if not _VALUE.fullmatch(value):
            raise BadAddress(Message("The extra header {name} cannot be sent.", name=name), url=url)
    return own


def _merged(*layers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Later layers win, whatever the case of the names."""
    merged: dict[str, tuple[str, str]] = {}
    for layer in layers:
        merged.update({name.lower(): (name, value) for name, value in layer.items()})
    return tuple(merged.values())
