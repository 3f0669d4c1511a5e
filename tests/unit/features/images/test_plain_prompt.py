"""What a chat reply describes becomes a prompt without the marks that only a page needs."""

import pytest

from playground.features.images.plain_prompt import plain_prompt


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("A **red** fox in *deep* snow", "A red fox in deep snow"),
        (
            "# A harbour\n\n- two boats\n- a [lighthouse](https://x.example)\n\n---\n\n1. dusk",
            "A harbour\n\ntwo boats\na lighthouse\n\ndusk",
        ),
        ("> quoted `code` and ~~gone~~", "quoted code and gone"),
        ("A cat.\n\n*demo, no AI model*", "A cat."),
        ("一只猫。\n\n*演示，不是 AI 模型*\n", "一只猫。"),
        ("2 * 3 * 4, snake_case_name and a\\*b", "2 * 3 * 4, snake_case_name and a*b"),
        ("```\na tree\n```", "a tree"),
        ("***both*** _under_", "both under"),
    ],
)
def test_the_words_stay_and_the_marks_go(markdown, words):
    assert plain_prompt(markdown) == words
