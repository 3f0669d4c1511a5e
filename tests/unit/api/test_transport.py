"""Every exception of the HTTP library has its place in our tree, and slow imports stay out of light modules."""

import asyncio
import ssl
import subprocess
import sys

import httpx
import pytest

from playground.api import errors
from playground.api.errors import ApiError, BadAddress, ConnectionLost, NotReachable, ReplyUnreadable, WrongProtocol
from playground.api.transport import prewarm, translated

EXCEPTIONS = [
    value for name in httpx.__all__ if isinstance(value := getattr(httpx, name), type) and issubclass(value, Exception)
]
LIGHT = ("connection", "dialect", "sse", "chat", "models", "observer", "probe", "files", "training", "snippets")
# What a face may import before the window is painted must not bring these along.
HEAVY = ("httpx", "httpcore", "anyio", "h11", "asyncio", "ssl", "truststore", "email", "http.client")


def an(exception: type[Exception]) -> Exception:
    error = exception.__new__(exception)
    error.args = ("what happened",)
    return error


@pytest.mark.parametrize("exception", EXCEPTIONS, ids=lambda exception: exception.__name__)
def test_every_exception_of_httpx_has_its_place(exception):
    error = translated(an(exception), "https://x.example/v1")
    assert isinstance(error, ApiError)
    assert type(error) is not ApiError
    assert error.url == "https://x.example/v1"


def test_there_are_exceptions_to_walk():
    assert len(EXCEPTIONS) > 25


@pytest.mark.parametrize(
    ("exception", "kind"),
    [
        (httpx.ReadError("x"), ConnectionLost),
        (httpx.RemoteProtocolError("Server disconnected without sending a response."), ConnectionLost),
        (httpx.RemoteProtocolError("peer closed connection without sending complete message body"), ConnectionLost),
        (httpx.RemoteProtocolError("illegal status line: bytearray(b'SSH-2.0')"), WrongProtocol),
        (httpx.RemoteProtocolError("illegal header line"), ReplyUnreadable),
        (httpx.InvalidURL("x"), BadAddress),
        (UnicodeEncodeError("ascii", "é", 0, 1, "x"), BadAddress),
        (httpx.UnsupportedProtocol("x"), BadAddress),
        (httpx.ConnectError("x"), NotReachable),
    ],
)
def test_the_usual_ones_have_the_right_place(exception, kind):
    assert type(translated(exception, "")) is kind


def test_the_cause_is_found_where_several_addresses_were_tried():
    error = httpx.ConnectError("All connection attempts failed")
    inner = OSError("All connection attempts failed")
    inner.__cause__ = ExceptionGroup("several", [OSError(101, "unreachable"), ConnectionRefusedError(111, "refused")])
    error.__cause__ = inner
    assert isinstance(translated(error, ""), errors.ConnectionRefused)


def test_a_certificate_fault_without_a_known_code_is_still_one():
    fault = ssl.SSLCertVerificationError(1, "certificate verify failed")
    fault.verify_code, fault.verify_message = 7, "bad signature"
    error = httpx.ConnectError("x")
    error.__cause__ = fault
    found = translated(error, "")
    assert isinstance(found, errors.TlsFailed)
    assert (found.fault, found.message) == ("other", "bad signature")


def test_prewarming_needs_no_event_loop():
    prewarm()
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()


@pytest.mark.parametrize("module", LIGHT)
def test_light_modules_import_nothing_heavy(module):
    code = f"""import sys; sys.path[:0] = {sys.path!r}; import playground.api.{module}
print(*[name for name in {HEAVY!r} if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.split()
