"""What the demo assistant can do by rule, in English and in Chinese."""

import random

import pytest

from playground.demo.messages import Turn
from playground.demo.skills.conversation import Conversation
from playground.demo.skills.index import reply
from playground.demo.tokens import vocabulary


def ask(prompt: str, *before: tuple[str, str], seed: int = 1, **received: object) -> str:
    turns = (*(Turn(role, text) for role, text in before), Turn("user", prompt))
    return reply(Conversation(turns, (), received, random.Random(seed)))


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        (
            "Compare three planets in a table and show me how to compute their density in Python.",
            ("| **Earth**", "```python", "5.51"),
        ),
        ("用表格比较三颗行星，并用 Python 计算密度。", ("| **地球**", "```python", "5.51")),
        ("Write a short poem about spring", ("### ",)),
        ("写一首关于春天的短诗", ("### ",)),
        ("Write a poem about the sea", ("the sea",)),
        ("Explain what temperature does", ("likeliest", "```python")),
        ("温度参数有什么作用？", ("概率", "```python")),
        ("What does top_p do?", ("top_p",)),
        ("什么是词元？", ("词元",)),
        ("Plan a packing list for Norway", ("Rain jacket", "- [ ]")),
        ("列一份去挪威旅行的行李清单", ("雨衣",)),
        ("What can you do?", ("| Theme |",)),
        ("你能做什么？", ("| 主题 |",)),
        ("hello", ("built-in demo",)),
        ("你好", ("内置的演示",)),
        ("thanks", ("welcome",)),
        ("what is 3 * (4 + 5)?", ("**27**",)),
        ("(3 + 4) * 2 ** 5", ("**224**",)),
        ("17% of 250", ("**42.5**",)),
        ("计算 12 × 12", ("**144**",)),
        ("sqrt(2) * sqrt(2)", ("**2**",)),
        ("9**9**9", ("too large",)),
        ("1/0", ("Division by zero",)),
        ("convert 10 miles to km", ("16.0934 km",)),
        ("10 英里是多少公里？", ("16.0934 km",)),
        ("72 F to C", ("22.2222 °C",)),
        ("What day is today?", ("By the clock",)),
        ("今天是几号？", ("星期",)),
        ("Count the words: the quick brown fox", ("| Words | 4 |",)),
        ("统计字数：今天天气很好", ("| 汉字 | 6 |",)),
        ("Summarise this:\nBees find flowers. Cars are loud. Flowers need bees. Bees dance.", ("Bees", "sentences")),
        ("Make an outline:\nFirst one. With more.\n\nSecond one.", ("1. **First one**", "2. **Second one**")),
        ("sort these lines:\nb\na\nc", ("a\nb\nc",)),
        ("remove duplicate lines:\na\nb\na", ("```text\na\nb\n```",)),
        ("uppercase: hello", ("HELLO",)),
        ("convert this CSV to a table:\nname,age\nAda,36", ("| name | age |", "| --- | ---: |")),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nconvert this table to csv", ("a,b\n1,2",)),
        ("extract the e-mails: write to a@b.co or c@d.org", ("`a@b.co`", "`c@d.org`")),
        ('pretty print this JSON: {"a":[1]}', ('"a": [',)),
        ('pretty print this JSON: {"a":[1}', ("not valid JSON",)),
        ("How do you say thank you in Chinese?", ("谢谢",)),
        ("“谢谢”用英语怎么说？", ("thank you",)),
        ("Translate to German: good morning", ("guten Morgen",)),
        ("Show a Python example that reads a CSV file", ("```python", "csv.DictReader")),
        ("write a fibonacci function in javascript", ("```javascript", "yield")),
        ("用 Python 写一个素数函数", ("```python", "sieve")),
        ("Write a story about a lighthouse", ("lighthouse",)),
        ("Draft an email to my boss about a day off", ("**Subject:** A day off",)),
        ("say hello world", ("hello world",)),
        ("Reply with exactly: pong", ("pong",)),
        ("What is the capital of France?", ("**Paris**",)),
        ("日本的首都是哪里？", ("**东京**",)),
        ("Why is the sky blue?", ("scatter",)),
        ("天空为什么是蓝色的？", ("散射",)),
        ("写一封请假邮件", ("**主题：** 请假",)),
    ],
)
def test_a_skill_answers(prompt, words):
    answer = ask(prompt)
    assert all(word in answer for word in words), answer


@pytest.mark.parametrize(
    "prompt",
    ["Who won the last world cup?", "推荐一本好书", "", "?", "\x00", "x" * 10_000, "What's the weather like today?"],
)
def test_anything_else_is_answered_honestly(prompt):
    answer = ask(prompt)
    assert "without an AI model" in answer or "没有 AI 模型" in answer
    assert answer.count("\n- *") == 3


@pytest.mark.parametrize("prompt", ["hello", "1+1", "你好", "What can you do?", "nothing known"])
def test_every_answer_is_labelled(prompt):
    assert ask(prompt).endswith(("*demo, no AI model*", "*演示，不是 AI 模型*"))


def test_the_received_parameters_are_told():
    answer = ask("What parameters did you receive?", model="demo-fast", temperature=0.3, messages=["secret"])
    assert '"temperature": 0.3' in answer
    assert "secret" not in answer


def test_a_name_is_remembered_within_the_conversation():
    before = (("user", "My name is Ada"), ("assistant", "Nice."))
    assert "**Ada**" in ask("What is my name?", *before)
    assert "not told" in ask("What is my name?")
    assert "小明" in ask("我叫什么？", ("user", "我叫小明"), ("assistant", "好"))


def test_a_favourite_is_remembered():
    assert "**green**" in ask(
        "What is my favourite colour?", ("user", "My favourite colour is green"), ("assistant", "ok")
    )


def test_the_last_reply_is_repeated_without_a_second_label():
    before = (("user", "1+1"), ("assistant", "`1+1` = **2**\n\n*demo, no AI model*"))
    assert ask("Repeat that", *before) == before[1][1]


def test_earlier_turns_are_counted_and_quoted():
    before = (("user", "first question"), ("assistant", "answer"))
    assert "**2**" in ask("How many messages have I sent?", *before)
    assert "> first question" in ask("What did I ask first?", *before)


@pytest.mark.parametrize(
    ("wish", "prompt", "check"),
    [
        ("Answer in capitals.", "hello", lambda text: "BUILT-IN DEMO" in text),
        ("Be brief.", "What can you do?", lambda text: len(text) < 500),
        ("Answer in Chinese.", "hello", lambda text: "内置的演示" in text),
        ("请用英文回答", "你好", lambda text: "built-in demo" in text),
        ("End every answer with: Over and out", "1+1", lambda text: "Over and out" in text),
        ("Start every reply with 'Captain,'", "1+1", lambda text: text.startswith("Captain,")),
        ("Use bullet points", "Write nothing known", lambda text: "- " in text),
        ("Plain text without Markdown", "hello", lambda text: "**" not in text.removesuffix("*demo, no AI model*")),
    ],
)
def test_a_system_message_has_an_effect(wish, prompt, check):
    answer = ask(prompt, ("system", wish))
    assert check(answer), answer


def test_capitals_leave_code_alone():
    answer = ask("Show a Python example that reads a CSV file", ("system", "Answer in capital letters: use capitals"))
    assert "import csv" in answer


def test_long_text_has_the_length_asked_for():
    assert 2000 <= vocabulary().count(ask("Write 2000 tokens of Markdown")) < 2400


def test_a_tool_result_that_is_no_json_is_told_as_it_is():
    turns = (Turn("user", "x"), Turn("tool", "sunny", name="get_weather"))
    assert "sunny" in reply(Conversation(turns, (), {}, random.Random(1)))
