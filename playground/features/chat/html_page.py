"""A conversation as one HTML page that needs nothing else: no script, no other file, light and dark."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Final

from playground.features.chat.contents import text_with_texts
from playground.features.chat.page_words import called, day_and_time, speaker_of, title_in
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playground.features.chat.attachments import Attachment
    from playground.features.chat.own_format import Kept
    from playground.features.chat.page_words import Say
    from playground.features.chat.turns import Call, Turn

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_INLINE: Final = re.compile(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*")
_MEDIA_TYPE: Final = re.compile(r"image/(?:png|jpeg|webp|gif)")

# A browser that is shown something hostile all the same has nothing that it may load or run.
_SAFE: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE: Final = """
:root { color-scheme: light dark; --ground: #fff; --ink: #1d1f23; --faint: #666c76; --soft: #f3f4f6; --line: #e1e3e8; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #17181b; --ink: #e6e7ea; --faint: #9aa0aa; --soft: #222429; --line: #33363d; }
}
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0; }
h2 { font-size: .875rem; font-weight: 600; color: var(--faint); margin: 0 0 .25rem; }
h3 { font-size: 1.0625rem; margin: 1rem 0 .5rem; }
header p, figcaption { color: var(--faint); font-size: .875rem; margin: .25rem 0 0; }
section { margin-top: 1.75rem; overflow-wrap: anywhere; }
section.user { background: var(--soft); border-radius: 12px; padding: .75rem 1rem; }
p { white-space: pre-wrap; margin: 0 0 .75rem; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: .75rem; overflow-x: auto; }
section.user pre { background: var(--ground); }
code { font: .875em/1.5 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; }
details { color: var(--faint); margin-bottom: .75rem; }
img { max-width: 100%; height: auto; border-radius: 8px; }
figure { margin: 0 0 .75rem; }
"""


def html_of(kept: Kept, data_of: Callable[[str], bytes | None], say: Say) -> str:
    """The version that was read last."""
    title = escape(title_in(kept.record.title, say))
    turns = "\n".join(_section(turn, data_of, say) for turn in kept.path)
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<header><h1>{title}</h1><p>{day_and_time(kept.record.created_at)}</p></header>\n"
        f"{turns}\n</main>\n</body>\n</html>\n"
    )


def _section(turn: Turn, data_of: Callable[[str], bytes | None], say: Say) -> str:
    parts = [f"<h2>{escape(speaker_of(turn, say))}</h2>"]
    if turn.reasoning.strip():
        thoughts = escape(say(Message("Thoughts")))
        parts.append(f"<details><summary>{thoughts}</summary><p>{escape(turn.reasoning.strip())}</p></details>")
    parts += [_code(turn.text)] if turn.role == "tool" and turn.text else _blocks(text_with_texts(turn, data_of))
    parts += [_figure(each, data_of) for each in turn.attachments if each.kind != "text"]
    parts += [_call(call, say) for call in turn.calls]
    return f'<section class="{turn.role}">\n' + "\n".join(parts) + "\n</section>"


def _blocks(text: str) -> Iterator[str]:
    """Code stays as it is written, headings are headings, and the lines of everything else stay lines."""
    lines, at = text.split("\n"), 0
    open_lines: list[str] = []
    while at < len(lines):
        fence, heading = _FENCE.match(lines[at]), _HEADING.match(lines[at])
        if fence is None and heading is None and lines[at].strip():
            open_lines.append(lines[at])
            at += 1
            continue
        yield from _paragraph(open_lines)
        open_lines = []
        if fence is not None:
            end = _end_of_code(lines, at + 1, fence[1])
            yield _code("\n".join(lines[at + 1 : end]))
            at = end
        elif heading is not None:
            yield f"<h3>{_inline(heading[2])}</h3>"
        at += 1
    yield from _paragraph(open_lines)


def _end_of_code(lines: Sequence[str], begin: int, fence: str) -> int:
    """The line that closes the block; one that nobody closes goes on to the end."""
    for at in range(begin, len(lines)):
        line = lines[at].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return at
    return len(lines)


def _paragraph(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<p>{_inline(chr(10).join(lines))}</p>"


def _inline(text: str) -> str:
    parts, at = [], 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[at : found.start()]))
        parts.append(f"<code>{escape(found[1])}</code>" if found[1] else f"<strong>{escape(found[2])}</strong>")
        at = found.end()
    return "".join(parts) + escape(text[at:])


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def _call(call: Call, say: Say) -> str:
    title, arguments = called(call, say)
    return f"<p><strong>{escape(title)}</strong></p>" + (_code(arguments) if arguments else "")


def _figure(attachment: Attachment, data_of: Callable[[str], bytes | None]) -> str:
    """Sounds and files are named."""
    name = escape(attachment.name)
    data = data_of(attachment.hash) if _MEDIA_TYPE.fullmatch(attachment.media_type) else None
    if data is None:
        return f"<figure><figcaption>{name}</figcaption></figure>"
    source = f"data:{attachment.media_type};base64,{b64encode(data).decode('ascii')}"
    return f'<figure><img src="{source}" alt="{name}"></figure>'
