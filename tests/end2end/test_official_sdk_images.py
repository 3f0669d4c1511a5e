"""The official SDK makes, changes and varies pictures with the demo server, and validates every reply strictly."""

import base64
import io
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import OpenAI
from PIL import Image

PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'sdk-token', True, lambda line: print(line, flush=True)))"
)


@pytest.fixture(scope="module")
def announced() -> Iterator[dict[str, str]]:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    command = [sys.executable, "-c", PROGRAM]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(10) == 0


@pytest.fixture
def client(announced: dict[str, str]) -> Iterator[OpenAI]:
    with OpenAI(**announced, _strict_response_validation=True, max_retries=0) as client:  # type: ignore[arg-type]
        yield client


def png(colour: tuple[int, ...] = (90, 140, 200), side: int = 256) -> bytes:
    target = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", (side, side), colour).save(target, "PNG")
    return target.getvalue()


def opened(text: str | None) -> Image.Image:
    assert text is not None
    return Image.open(io.BytesIO(base64.b64decode(text)))


def test_a_picture_in_the_reply(client):
    reply = client.images.generate(model="gpt-image-1", prompt="a cat", size="1024x1024", quality="low")
    assert opened(reply.data[0].b64_json).size == (1024, 1024)
    assert (reply.size, reply.quality, reply.background) == ("1024x1024", "low", "opaque")
    assert reply.usage is not None
    assert reply.usage.total_tokens > 0


def test_pictures_by_address(client):
    reply = client.images.generate(model="dall-e-2", prompt="a boat", size="256x256", n=2, response_format="url")
    for item in reply.data:
        with urllib.request.urlopen(item.url) as found:
            assert Image.open(io.BytesIO(found.read())).size == (256, 256)


def test_a_revised_prompt(client):
    reply = client.images.generate(model="dall-e-3", prompt="夕阳下的小船", response_format="b64_json")
    assert "夕阳" in reply.data[0].revised_prompt


def test_a_streamed_picture(client):
    stream = client.images.generate(
        model="demo-sketch", prompt="a city at night", size="256x256", stream=True, partial_images=3
    )
    events = list(stream)
    assert [event.type for event in events] == ["image_generation.partial_image"] * 3 + ["image_generation.completed"]
    assert [event.partial_image_index for event in events[:3]] == [0, 1, 2]
    assert opened(events[-1].b64_json).size == (256, 256)
    assert events[-1].usage.total_tokens > 0


def test_an_edit_with_a_mask(client):
    reply = client.images.edit(
        model="gpt-image-2",
        image=("a.png", png(), "image/png"),
        mask=("mask.png", png((0, 0, 0, 0)), "image/png"),
        prompt="a hot air balloon",
    )
    assert opened(reply.data[0].b64_json).size == (256, 256)


def test_an_edit_of_several_pictures(client):
    pictures = [
        (f"{number}.png", png(colour), "image/png") for number, colour in enumerate([(200, 60, 40), (40, 60, 200)])
    ]
    reply = client.images.edit(
        model="gpt-image-1.5", image=pictures, prompt="in the other's colours", input_fidelity="high"
    )
    assert len(reply.data) == 1


def test_a_streamed_edit(client):
    stream = client.images.edit(
        model="demo-sketch", image=("a.png", png(), "image/png"), prompt="make it night", stream=True, partial_images=1
    )
    assert [event.type for event in stream] == ["image_edit.partial_image", "image_edit.completed"]


def test_a_variation(client):
    picture: Any = ("a.png", png(), "image/png")
    with pytest.warns(DeprecationWarning, match="deprecated"):
        reply = client.images.create_variation(
            image=picture, model="dall-e-2", n=2, size="256x256", response_format="b64_json"
        )
    assert [opened(item.b64_json).size for item in reply.data] == [(256, 256)] * 2


def test_a_mask_of_another_size_is_refused_by_name(client):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.images.edit(
            model="demo-sketch",
            image=("a.png", png(), "image/png"),
            mask=("mask.png", png((0, 0, 0, 0), 128), "image/png"),
            prompt="a cat",
        )
    assert (refusal.value.param, refusal.value.code) == ("mask", "invalid_mask_image_format")


def test_a_stream_that_breaks_off_has_no_completed_picture(client):
    stream = client.images.generate(
        model="demo-broken-stream", prompt="a cat", size="256x256", stream=True, partial_images=2
    )
    assert next(stream).type == "image_generation.partial_image"
    with pytest.raises(openai.APIConnectionError):
        next(stream)
