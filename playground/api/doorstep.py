"""Who answers at an address: looked at from outside, without sending anything of the user's.

Blocking, and short: for a worker thread.
"""

import socket
import ssl

from playground.api.certificate import issuer
from playground.api.errors import Speaks

_WAIT = 1.0
_GREETING = 0.3  # servers that speak first do so at once


def who_speaks(host: str, port: int, expected: str) -> Speaks:
    if _first_bytes(host, port, b"", _GREETING).startswith(b"SSH-"):
        return "ssh"
    if _certificate(host, port) is not None:
        return "https"
    if expected == "http":
        return "unknown"
    answer = _first_bytes(host, port, f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode(), _WAIT)
    return "http" if answer.startswith(b"HTTP/") else "unknown"


def issuer_at(host: str, port: int) -> str:
    """Who issued the certificate that was refused."""
    return issuer(_certificate(host, port) or b"")


def _first_bytes(host: str, port: int, said: bytes, wait: float) -> bytes:
    try:
        with socket.create_connection((host, port), timeout=_WAIT) as connection:
            connection.settimeout(wait)
            connection.sendall(said)
            return connection.recv(64)
    except OSError:
        return b""


def _certificate(host: str, port: int) -> bytes | None:
    """Not verified, since it is only shown: nothing is sent over this connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host, port), timeout=_WAIT) as connection,
            context.wrap_socket(connection, server_hostname=host) as secured,
        ):
            return secured.getpeercert(binary_form=True)
    except (OSError, ValueError):
        return None
