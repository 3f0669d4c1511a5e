"""What reached the server: parameters, pictures, sounds, files, tool results."""

from __future__ import annotations

import json

from playground.demo.skills.conversation import Conversation


def parameters(talk: Conversation) -> str | None:
    """The exact fields of the request, messages left out."""
    asked = talk.wants(
        r"\bparameters?\b.*\b(?:received?|sent|got|get|see|use)\b|\b(?:received?|show|which|what)\b.*\b(?:parameters?|settings)\b"
    )
    if not asked and not talk.wants(r"(?:收到|显示|哪些|什么).{0,10}(?:参数|设置)"):
        return None
    shown = {key: value for key, value in talk.received.items() if key != "messages"}
    text = json.dumps(shown, ensure_ascii=False, indent=2)
    roles = ", ".join(f"`{turn.role}`" for turn in talk.turns[:20])
    head = talk.say(
        f"I received {len(talk.turns)} message(s) ({roles}) and these fields:",
        f"我收到了 {len(talk.turns)} 条消息（{roles}）和下面的参数：",
    )
    tail = talk.say("Fields that are not listed were not sent.", "没有列出的参数就是没有发送。")
    return f"{head}\n\n```json\n{text}\n```\n\n{tail}"


def tool_result(talk: Conversation) -> str | None:
    """The results that came back from tools, in words."""
    last = talk.turns[-1]
    if last.role not in ("tool", "function"):
        return None
    results: list[str] = []
    for turn in reversed(talk.turns):
        if turn.role not in ("tool", "function"):
            break
        results.insert(0, f"- `{turn.name or turn.role}` → {_result(turn.text)}")
    head = talk.say("The tool answered:", "工具的结果：")
    return f"{head}\n\n" + "\n".join(results)


def _result(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text.strip()[:2000]
    if isinstance(value, dict) and value:
        return ", ".join(
            f"**{key}**: {entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False)}"
            for key, entry in value.items()
        )[:2000]
    return f"`{json.dumps(value, ensure_ascii=False)[:2000]}`"


def attached(talk: Conversation) -> str | None:
    """Of pictures, sounds and files that are no text."""
    said = [*talk.attached, *([_seen(talk)] if talk.pictures else [])]
    return "\n\n".join(said) or None


def _seen(talk: Conversation) -> str:
    if len(talk.pictures) == 1:
        seen = talk.say(f"I see {talk.pictures[0]}.", f"这是一张{talk.pictures[0]}。")
    else:
        seen = "\n".join(f"{number}. {text}" for number, text in enumerate(talk.pictures, 1))
    note = talk.say(
        "I measure size, colours and brightness only; without an AI model I do not recognise what is shown.",
        "我只测量尺寸、颜色和亮度；没有 AI 模型，认不出图里是什么。",
    )
    return f"{seen}\n\n{note}"
