"""Strings that match a regular expression: the part of the language that JSON schemas commonly use."""

from __future__ import annotations

import random
import string
from collections.abc import Callable

Writer = Callable[[random.Random], str]

WORD = string.ascii_letters + string.digits + "_"
PRINTABLE = string.ascii_letters + string.digits + " _-.,:;!?/@#%&()+=*"
SETS = {"d": string.digits, "w": WORD, "s": " "}
SETS |= {key.upper(): "".join(sign for sign in PRINTABLE if sign not in signs) for key, signs in SETS.items()}
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
LONGEST_REPEAT = 1000


class UnsupportedPatternError(ValueError):
    """The pattern uses something that no string can be written for here."""


def writer(pattern: str) -> Writer:
    """A function that writes strings for the pattern, or an UnsupportedPatternError."""
    parser = _Parser(pattern)
    written = parser.alternatives(0)
    if parser.place < len(pattern):
        raise UnsupportedPatternError(f"unexpected '{pattern[parser.place]}'")
    return written


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0

    def _peek(self, length: int = 1) -> str:
        return self.pattern[self.place : self.place + length]

    def _next(self) -> str:
        if self.place >= len(self.pattern):
            raise UnsupportedPatternError("the pattern ends too early")
        self.place += 1
        return self.pattern[self.place - 1]

    def alternatives(self, depth: int) -> Writer:
        if depth > 20:
            raise UnsupportedPatternError("groups are nested too deeply")
        branches = [self._sequence(depth)]
        while self._peek() == "|":
            self.place += 1
            branches.append(self._sequence(depth))
        return lambda chance: chance.choice(branches)(chance)

    def _sequence(self, depth: int) -> Writer:
        parts: list[Writer] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom(depth)))
        return lambda chance: "".join(part(chance) for part in parts)

    def _atom(self, depth: int) -> Writer:
        sign = self._next()
        if sign in "^$":
            return lambda chance: ""
        if sign == "(":
            return self._group(depth)
        if sign == "[":
            return _any_of(self._set())
        if sign == ".":
            return _any_of(PRINTABLE)
        if sign == "\\":
            return _any_of(self._escape())
        if sign in "*+?":
            raise UnsupportedPatternError(f"nothing to repeat before '{sign}'")
        return lambda chance: sign

    def _group(self, depth: int) -> Writer:
        if self._peek(2) == "?:":
            self.place += 2
        elif self._peek(3) == "?P<" or (self._peek(2) == "?<" and self._peek(3) not in ("?<=", "?<!")):
            self.place = self.pattern.find(">", self.place) + 1
        elif self._peek() == "?":
            raise UnsupportedPatternError("look-around and flags are not supported")
        written = self.alternatives(depth + 1)
        if self._next() != ")":
            raise UnsupportedPatternError("a group is not closed")
        return written

    def _escape(self) -> str:
        sign = self._next()
        if sign in SETS:
            return SETS[sign]
        if sign in CONTROLS:
            return CONTROLS[sign]
        if sign in "xu":
            length = 2 if sign == "x" else 4
            code = self._peek(length)
            self.place += length
            return chr(int(code, 16))
        if sign.isalnum():
            raise UnsupportedPatternError(f"'\\{sign}' is not supported")
        return sign

    def _set(self) -> str:
        negated = self._peek() == "^"
        self.place += negated
        signs = ""
        while self._peek() != "]" or not signs:
            first = self._set_member()
            if self._peek() == "-" and self._peek(2)[1:] not in ("", "]") and len(first) == 1:
                self.place += 1
                last = self._set_member()
                signs += "".join(map(chr, range(ord(first), min(ord(last), ord(first) + 500) + 1)))
            else:
                signs += first
        self.place += 1
        return "".join(sign for sign in PRINTABLE if sign not in signs) if negated else signs

    def _set_member(self) -> str:
        sign = self._next()
        return self._escape() if sign == "\\" else sign

    def _repeated(self, written: Writer) -> Writer:
        sign = self._peek()
        if sign == "{":
            low, high = self._counts()
        elif sign and sign in "*+?":
            self.place += 1
            low, high = {"*": (0, 4), "+": (1, 5), "?": (0, 1)}[sign]
        else:
            return written
        if self._peek() in ("?", "+"):
            self.place += 1
        return lambda chance: "".join(written(chance) for _ in range(chance.randint(low, high)))

    def _counts(self) -> tuple[int, int]:
        end = self.pattern.find("}", self.place)
        low, comma, high = self.pattern[self.place + 1 : end].partition(",")
        if end < 0 or not (low or high).strip().isdigit():
            raise UnsupportedPatternError("a repetition is not closed")
        self.place = end + 1
        least = int(low or 0)
        most = least if not comma else int(high) if high.strip() else least + 4
        if not least <= most <= LONGEST_REPEAT:
            raise UnsupportedPatternError(f"more than {LONGEST_REPEAT} repetitions")
        return least, most


def _any_of(signs: str) -> Writer:
    if not signs:
        raise UnsupportedPatternError("a set has no members")
    return lambda chance: chance.choice(signs)
