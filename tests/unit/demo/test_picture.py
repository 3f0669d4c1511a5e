"""Pictures are measured, not recognised, and broken ones are refused."""

import base64
import io

import pytest
from PIL import Image

from playground.demo.errors import ApiError
from playground.demo.picture import described


def url(size=(40, 20), colour="red", kind="PNG", mode="RGB") -> str:
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(written.getvalue()).decode()}"


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (url(), ("40 × 20", "landscape", "PNG", "red (100 %)")),
        (url((20, 40), "navy", "JPEG"), ("portrait", "JPEG", "navy", "dark")),
        (url((30, 30), "white", "WEBP"), ("square", "bright", "white")),
        (url((30, 30), (0, 0, 0, 0), mode="RGBA"), ("transparent",)),
        (url((30, 30), 1, "GIF", "P"), ("GIF",)),
    ],
)
def test_size_shape_and_colour_are_told(picture, words):
    assert all(word in described(picture, chinese=False) for word in words)


def test_the_same_in_chinese():
    assert "红色（100%）" in described(url(), chinese=True)


@pytest.mark.parametrize(
    "picture",
    [
        "data:,x",
        "data:text/html;base64,AAAA",
        "data:image/png;base64,!!!!",
        "data:image/png;base64,AAAA",
        url()[:60],
        "data:image/svg+xml;base64," + base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>").decode(),
        url((8000, 5000), 1, mode="1"),
    ],
)
def test_a_picture_that_cannot_be_used_is_refused(picture):
    with pytest.raises(ApiError) as refusal:
        described(picture, chinese=False)
    assert refusal.value.code == "invalid_image"


def test_a_chat_describes_the_picture(chat):
    parts = [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": url(), "detail": "low"}},
    ]
    answer = chat(messages=[{"role": "user", "content": parts}])
    assert "40 × 20" in answer["choices"][0]["message"]["content"]
    assert answer["usage"]["prompt_tokens_details"]["image_tokens"] == 85
