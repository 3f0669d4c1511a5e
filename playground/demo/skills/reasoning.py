"""The thoughts that the reasoning model shows before it answers; they are as much by rule as the answer."""

from __future__ import annotations

from playground.demo.skills.conversation import Conversation

STEPS = {"none": 0, "minimal": 1, "low": 2, "medium": 3, "high": 4, "xhigh": 5, "max": 6}


def reasoning(talk: Conversation, effort: str) -> str:
    thoughts = talk.say(
        f"The user writes {len(talk.prompt)} characters. Let me see what is asked.\n"
        "I have no AI model, so I look for a rule that fits the words.\n"
        f"Turns in the conversation: {len(talk.turns)}{', with a system message' if talk.system else ''}.\n"
        "Is there an earlier turn that changes the meaning? I go through them once more.\n"
        "I compare the rules that could fit and keep the one that says most about the question.\n"
        "A last look: the answer should be short, true and easy to read.",
        f"用户写了 {len(talk.prompt)} 个字符，先看看问的是什么。\n"
        "我没有 AI 模型，所以要找一条符合这些词的规则。\n"
        f"整个对话有 {len(talk.turns)} 条消息。\n"
        "前面的消息会不会改变意思？再看一遍。\n"
        "比较可能的规则，留下最合适的一条。\n"
        "最后检查：回答要短、真实、易读。",
    )
    return "\n".join(thoughts.split("\n")[: STEPS[effort]])
