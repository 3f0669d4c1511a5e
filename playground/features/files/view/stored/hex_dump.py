"""Bytes as one reads them when they are nothing else: where they stand, their values, and the letters among them."""

from typing import Final

_A_LINE: Final = 16


def hex_dump(data: bytes) -> str:
    return "\n".join(_line(at, data[at : at + _A_LINE]) for at in range(0, len(data), _A_LINE))


def _line(at: int, data: bytes) -> str:
    letters = "".join(chr(each) if 32 <= each < 127 else "·" for each in data)
    return f"{at:08x}  {data.hex(' '):<{3 * _A_LINE - 1}}  {letters}"
