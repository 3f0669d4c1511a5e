"""Small exports as ChatGPT makes them."""

from typing import Any


def message(role: str, *parts: object, **changes: Any) -> dict[str, Any]:
    content = {"content_type": "text", "parts": list(parts)}
    return {"author": {"role": role}, "create_time": 1700000001.5, "content": content, **changes}


def node(parent: str | None, children: list[str], said: dict[str, Any] | None) -> dict[str, Any]:
    return {"parent": parent, "children": children, "message": said}


def conversation(title: str = "Trip", id_: str = "c-1", **changes: Any) -> dict[str, Any]:
    """A question with two answers, of which the first was gone on with."""
    return {
        "title": title,
        "create_time": 1700000000.25,
        "update_time": 1700000009.5,
        "conversation_id": id_,
        "current_node": "more",
        "mapping": {
            "root": node(None, ["system"], None),
            "system": node(
                "root", ["ask"], message("system", "", metadata={"is_visually_hidden_from_conversation": True})
            ),
            "ask": node("system", ["first", "second"], message("user", "Where to?")),
            "second": node("ask", [], message("assistant", "Ulm", metadata={"model_slug": "gpt-4o"})),
            "first": node("ask", ["more"], message("assistant", "Wien", metadata={"model_slug": "gpt-4"})),
            "more": node("first", [], message("user", "And then?")),
        },
        **changes,
    }
