"""Code templates in Python, JavaScript, SQL and Bash, chosen by language and task."""

from __future__ import annotations

from playground.demo.skills.conversation import Conversation
from playground.demo.skills.shelf import sections

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("javascript", r"\bjava ?script\b|\bjs\b|\bnode\b"),
    ("sql", r"\bsql\b|\bquery\b.*\btable\b|数据库查询"),
    ("bash", r"\bbash\b|\bshell\b|\bcommand line\b|命令行"),
    ("python", r"\bpython\b|\bcode\b|\bscript\b|\bfunction\b|\bprogram\b|代码|函数|程序|脚本"),
)
TASKS: tuple[tuple[str, str], ...] = (
    ("fibonacci", r"fibonacci|斐波那契"),
    ("prime", r"\bprimes?\b|素数|质数"),
    ("api", r"\bapi\b|\bopenai\b|chat completion|\bsdk\b|接口"),
    ("http", r"\bhttp\b|\bfetch\b|\bdownload\b|\brequest\b|网页|下载"),
    ("csv", r"\bcsv\b"),
    ("sort", r"\bsort|排序"),
    ("file", r"\bfiles?\b|文件"),
    ("hello", r""),
)
ASKS = r"\b(?:show|write|give|make|create|example|how (?:do|to|can)|implement|generate)\b|写|示例|例子|怎么|如何|实现"


def code(talk: Conversation) -> str | None:
    """A working example, as near to the task as the templates are."""
    language = next((name for name, pattern in LANGUAGES if talk.wants(pattern)), None)
    if language is None or not talk.wants(ASKS):
        return None
    templates = sections("programs", "en")
    task = next(name for name, pattern in TASKS if talk.wants(pattern) and f"{language} {name}" in templates)
    if task == "hello":
        intro = talk.say(
            "I have no template for exactly this task; this one shows the form:", "我没有完全对应的模板，先看这个例子："
        )
    else:
        intro = talk.say("Here is a template that runs as it is:", "下面的模板可以直接运行：")
    return f"{intro}\n\n{templates[f'{language} {task}']}"
