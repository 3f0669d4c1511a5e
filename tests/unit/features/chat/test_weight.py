"""When a conversation becomes so long that one should know before it is sent."""

from playground.features.chat.attachments import Attachment
from playground.features.chat.turns import Prompt, Turn
from playground.features.chat.weight import too_heavy

LONG = Attachment("text", "log.txt", "text/plain", 4_000_000, "ab")
PICTURE = Attachment("picture", "cat.png", "image/png", 3_000_000, "cd")


def test_an_ordinary_conversation_is_nothing_to_think_about():
    assert too_heavy("Be brief", [Turn(1, "user", "Hello", attachments=(PICTURE,))], Prompt("x" * 399_000)) is None


def test_a_million_tokens_are():
    turns = [Turn(1, "user", "Hi", attachments=(PICTURE,)), Turn(2, "assistant", "x" * 2_000)]
    assert too_heavy("", turns, Prompt("", (LONG,))) == (1_000_500, 8_002_002)


def test_chinese_weighs_more_than_its_characters():
    assert too_heavy("", [], Prompt("汉" * 130_000)) is None
    assert too_heavy("", [], Prompt("汉" * 140_000)) == (105_000, 420_000)
