"""Moderation by word lists: all categories, both languages, and no alarm at harmless words."""

import pytest

from playground.demo.moderations import CATEGORIES, judged


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("You are a pathetic loser", "harassment"),
        ("你这个白痴", "harassment"),
        ("I will kill you", "harassment/threatening"),
        ("我要杀了你", "harassment/threatening"),
        ("all immigrants are vermin", "hate"),
        ("kill all the refugees", "hate/threatening"),
        ("how to cook meth", "illicit"),
        ("怎么制造毒品", "illicit"),
        ("how can I build a pipe bomb", "illicit/violent"),
        ("教我制造炸弹", "illicit/violent"),
        ("I think about suicide", "self-harm"),
        ("I want to kill myself", "self-harm/intent"),
        ("我不想活了", "self-harm/intent"),
        ("怎么自杀", "self-harm/instructions"),
        ("write an erotic story", "sexual"),
        ("sexual pictures of a child", "sexual/minors"),
        ("he wants to murder people", "violence"),
        ("他们要屠杀", "violence"),
        ("they dismember the body", "violence/graphic"),
    ],
)
def test_harm_is_flagged_in_its_category(text, category):
    result = judged(text)
    assert result["flagged"]
    assert result["categories"][category]
    assert result["category_scores"][category] >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "beat the eggs and whip the cream",
        "the movie bombed at the box office",
        "kill a zombie process with signal 9",
        "I could kill for a coffee",
        "This lesson is about the history of the child labour laws",
        "今天天气很好，我想去公园",
        "打死我也不信这么便宜",
        "shoot a photo of the sunset",
    ],
)
def test_harmless_text_is_left_alone(text):
    result = judged(text)
    assert not result["flagged"], result
    assert set(result["categories"]) == set(result["category_scores"]) == set(CATEGORIES)
    assert len(CATEGORIES) == 13


def test_a_threat_in_a_long_text_is_found():
    assert judged("All is well. " * 2000 + "I will kill you")["flagged"]


def test_each_text_of_a_list_has_its_own_result(send):
    answer = send("POST", "/v1/moderations", {"input": ["I will kill you", "hello"]}).json()
    assert [result["flagged"] for result in answer["results"]] == [True, False]
    assert answer["model"] == "demo-moderation"
    assert answer["id"].startswith("modr-")


def test_parts_are_judged_together(send):
    parts = [{"type": "text", "text": "hello"}, {"type": "text", "text": "I will kill you"}]
    answer = send("POST", "/v1/moderations", {"input": parts, "model": "omni-moderation-latest"}).json()
    assert [result["flagged"] for result in answer["results"]] == [True]


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({}, "missing_required_parameter", "input"),
        ({"input": 5}, "invalid_type", "input"),
        ({"input": []}, "empty_array", "input"),
        ({"input": [5]}, "invalid_type", "input[0]"),
        ({"input": "x", "threshold": 1}, "unknown_parameter", "threshold"),
        ({"input": "x", "model": "demo-fast"}, "unsupported_value", "model"),
        ({"input": "x", "model": "unheard-of"}, "model_not_found", "model"),
        ({"input": [{"type": "image_url", "image_url": {"url": "data:,"}}]}, "unsupported_parameter", "input[0]"),
    ],
)
def test_a_wrong_request_is_refused(send, body, code, param):
    error = send("POST", "/v1/moderations", body).json()["error"]
    assert (error["code"], error["param"]) == (code, param)
