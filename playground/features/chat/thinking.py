"""What a model thinks before it answers, where a server leaves it in the text between <think> and </think>."""

from __future__ import annotations

from typing import Final, Literal

_BEGIN: Final = "<think>"
_END: Final = "</think>"


class Thinking:
    """Parts the text of one reply as it arrives. Only a reply that begins with the mark has thoughts in it: further
    on the same characters are part of what is said."""

    def __init__(self) -> None:
        self._state: Literal["beginning", "thinking", "answering", "talking"] = "beginning"
        self._held = ""  # could be the beginning of a mark
        self._begun = False  # something was thought, or said after it: empty lines before that are no part of it

    def take(self, text: str) -> tuple[str, str]:
        """Returns what is thought and what is said of it."""
        if self._state == "beginning":
            self._held += text
            text = self._decided()
        if self._state == "thinking":
            return self._thought(text)
        if self._state == "answering":
            return "", self._trimmed(text)
        return "", text

    def end(self) -> tuple[str, str]:
        """What was still held back."""
        rest, self._held = self._held, ""
        return (rest, "") if self._state == "thinking" else ("", rest)

    def _decided(self) -> str:
        """What there is to read once it is known what it is."""
        start = self._held.lstrip()
        if start.startswith(_BEGIN):
            self._state, self._held = "thinking", ""
            return start[len(_BEGIN) :]
        if _BEGIN.startswith(start):
            return ""
        self._state = "talking"
        held, self._held = self._held, ""
        return held

    def _thought(self, text: str) -> tuple[str, str]:
        thought, mark, said = (self._held + text).partition(_END)
        if mark:
            self._held = ""
            thought = self._trimmed(thought)
            self._state, self._begun = "answering", False
            return thought, self._trimmed(said)
        kept = next((size for size in range(len(_END) - 1, 0, -1) if thought.endswith(_END[:size])), 0)
        self._held = thought[len(thought) - kept :]
        return self._trimmed(thought[: len(thought) - kept]), ""

    def _trimmed(self, text: str) -> str:
        text = text if self._begun else text.lstrip("\n")
        self._begun = self._begun or bool(text)
        return text
