"""What an error says about hosts, addresses and times, as it stands in a sentence."""

import time
from urllib.parse import SplitResult, urlsplit

from playground.api.connection import normalise_base_url
from playground.api.errors import ApiError, BadAddress
from playground.message import Message
from playground.services.redaction import redact

_LONGEST_WORDS = 2_000
_PATIENCE = 120  # seconds that a person would count; beyond, a time of day says more


def words(error: ApiError) -> str:
    return redact(cut(error.message)) or str(error.status or type(error).__name__)


def cut(text: str) -> str:
    return text if len(text) <= _LONGEST_WORDS else text[:_LONGEST_WORDS] + "…"


def host(error: ApiError) -> str | Message:
    return parts(error.url).hostname or Message("The server")


def place(error: ApiError) -> str | Message:
    """The host with its port, where the port may be what is wrong."""
    return parts(error.url).netloc.rpartition("@")[2] or Message("The server")


def shown(url: str) -> str:
    target = parts(url)
    return f"{target.scheme}://{target.netloc.rpartition('@')[2]}" if target.netloc else ""


def parts(url: str) -> SplitResult:
    try:
        split = urlsplit(url)
        split.hostname, split.port  # noqa: B018 - both are parsed, and may be refused, only when asked for
    except ValueError:
        return urlsplit("")
    return split


def wait(seconds: float | None, otherwise: Message) -> Message:
    if seconds is None:
        return otherwise
    if seconds <= _PATIENCE:
        return Message("Try again in {seconds} seconds.", seconds=max(1, round(seconds)))
    return Message("Try again after {time}.", time=time.strftime("%H:%M", time.localtime(time.time() + seconds)))


def base_url(error: ApiError, *, url: str = "", scheme: str | None = None) -> str | None:
    """The connection's address as far as the request's shows it; it is known when that ends in a known endpoint."""
    asked = parts(url or error.url)
    try:
        base = normalise_base_url(asked._replace(query="", fragment="").geturl())
    except BadAddress:
        return None
    if asked.path.rstrip("/") == parts(base).path:
        return None
    return str(parts(base)._replace(scheme=scheme).geturl()) if scheme else base


def with_v1(error: ApiError) -> str | None:
    base = base_url(error)
    return None if base is None or base.endswith("/v1") else f"{base}/v1"


def use(address: str | None) -> tuple[str, ...]:
    return () if address is None else (f"use_address:{address}",)
