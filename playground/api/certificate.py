"""Just enough of a certificate to say who issued it."""

from collections.abc import Iterator

_SEQUENCE = 0x30
_VERSION = 0xA0
_COMMON_NAME = bytes.fromhex("550403")
_ORGANIZATION = bytes.fromhex("55040a")


def issuer(certificate: bytes) -> str:
    """The issuer's common name and organisation from a DER certificate, or "" if it cannot be read."""
    try:
        return _issuer(certificate)
    except (ValueError, IndexError):
        return ""


def _issuer(certificate: bytes) -> str:
    [(_, whole)] = _items(certificate)
    (_, inside), *_ = _items(whole)
    fields = [value for tag, value in _items(inside) if tag != _VERSION]
    names: dict[bytes, str] = {}
    for _, relative in _items(fields[2]):  # after the serial number and the algorithm
        for _, pair in _items(relative):
            (_, kind), (tag, value) = list(_items(pair))[:2]
            names.setdefault(kind, value.decode("utf-16-be" if tag == 0x1E else "utf-8", "replace"))
    known = (names.get(_COMMON_NAME, ""), names.get(_ORGANIZATION, ""))
    return ", ".join(dict.fromkeys(name for name in known if name))[:200]


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The tags and contents of consecutive DER values."""
    position = 0
    while position < len(data):
        tag, length = data[position], data[position + 1]
        position += 2
        if length & 0x80:
            count = length & 0x7F
            length = int.from_bytes(data[position : position + count], "big")
            position += count
        if position + length > len(data):
            raise ValueError("cut short")
        yield tag, data[position : position + length]
        position += length
