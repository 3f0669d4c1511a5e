"""A reply of the chat as a prompt for a picture: its words without the marks of Markdown."""

import re
from typing import Final

# What the demo server writes below its replies is no part of the description.
_SIGNED: Final = re.compile(r"\n*\*(?:demo, no AI model|演示，不是 AI 模型)\*\s*\Z")
_FENCE: Final = re.compile(r"^ {0,3}(?:`{3,}|~{3,}).*$", re.MULTILINE)
_RULE: Final = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_BEGINNING: Final = re.compile(
    r"^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)+", re.MULTILINE
)
_LINK: Final = re.compile(r"!?\[(?P<said>[^\[\]\n]{0,1000})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_CODE: Final = re.compile(r"(?P<marks>`+)(?P<said>[^`\n]{1,2000})(?P=marks)")
_EMPHASIS: Final = re.compile(
    r"(?<![\\\w])(?P<marks>\*{1,3}|_{1,3}|~~)(?=\S)(?P<said>[^\n]{1,300}?)(?<=\S)(?P=marks)(?!\w)"
)
_ESCAPED: Final = re.compile(r"\\(?P<said>[!-/:-@\[-`{-~])")
_GAP: Final = re.compile(r"\n{3,}")


def plain_prompt(markdown: str) -> str:
    text = _SIGNED.sub("", markdown.replace("\r\n", "\n"))
    for marks in (_FENCE, _RULE, _BEGINNING):
        text = marks.sub("", text)
    for construct in (_CODE, _LINK, _EMPHASIS, _EMPHASIS, _ESCAPED):
        text = construct.sub(lambda found: found["said"], text)
    return _GAP.sub("\n\n", text).strip()
