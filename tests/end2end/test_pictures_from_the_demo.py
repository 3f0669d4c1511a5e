"""The client and the demo server agree about pictures: what the form offers is what the server takes."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.download import download
from playground.api.images import (
    EditParameters,
    GenerateParameters,
    ImageParameters,
    ImagePartial,
    ImageReply,
    Upload,
    VariationParameters,
    make_images,
)
from playground.features.images.controls import Mode, controls, unavailable
from playground.features.images.families import family_of
from playground.features.images.parameters import parameters_for
from playground.features.images.settings import ImageSettings
from playground.features.images.sizes import AUTO, presets
from tests.faults.calls import Outcome, call

PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'token', True, lambda line: print(line, flush=True)))"
)
MODELS = ("demo-sketch", "dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-1-mini", "gpt-image-2", "gpt-image-2.6-x")


def offered(model: str, mode: Mode) -> bool:
    return unavailable(family_of(model, Connection("demo", "Demo", "", "demo")), Dialect(), mode) is None


@pytest.fixture(scope="module")
def demo() -> Iterator[Connection]:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Connection("demo", "Demo", json.loads(process.stdout.readline())["base_url"], "demo")
        process.stdin.close()
        assert process.wait(10) == 0


def picture(hole: bool = False) -> Upload:
    """A square that is transparent in its middle, for those who want a mask or a picture that is one itself."""
    image = Image.new("RGBA", (256, 256), (200, 30, 30, 255))
    if hole:
        image.paste((255, 255, 255, 0), (64, 64, 192, 192))
    data = io.BytesIO()
    image.save(data, "PNG")
    return Upload(data.getvalue(), "picture.png", "image/png")


def run(demo: Connection, action: Callable[[Client], Awaitable[Any]]) -> Outcome:
    outcome = call(demo, lambda client, _: action(client), key="token")
    assert outcome.error is None, outcome.error
    return outcome


def make(demo: Connection, parameters: ImageParameters, partials: list[ImagePartial] | None = None) -> ImageReply:
    seen: list[ImagePartial] = [] if partials is None else partials
    reply = run(demo, lambda client: make_images(client, parameters, seen.append)).result
    assert isinstance(reply, ImageReply)
    return reply


def size_of(data: bytes | None) -> tuple[int, int]:
    assert data is not None
    return Image.open(io.BytesIO(data)).size


def test_a_picture_is_made_from_words(demo):
    reply = make(demo, GenerateParameters("a red house", model="demo-sketch", size="256x192", extra={"seed": 7}))
    [item] = reply.items
    assert size_of(item.data) == (256, 192)
    assert item.seed == 7
    assert item.revised_prompt
    assert reply.usage
    assert (reply.size, reply.output_format) == ("256x192", "png")


def test_a_picture_sharpens_while_it_is_made(demo):
    partials: list[ImagePartial] = []
    parameters = GenerateParameters("a tree", model="demo-sketch", size="256x256", stream=True, partial_images=2)
    reply = make(demo, parameters, partials)
    assert [partial.index for partial in partials] == [0, 1]
    assert size_of(partials[0].data) == size_of(reply.items[0].data) == (256, 256)


def test_an_address_can_be_followed(demo):
    async def both(client: Client) -> bytes:
        parameters = GenerateParameters("a tree", model="dall-e-2", size="256x256", response_format="url")
        reply = await make_images(client, parameters)
        return await download(client, reply.items[0].url)

    assert size_of(run(demo, both).result) == (256, 256)


def test_pictures_are_edited_and_varied(demo):
    edit = EditParameters("a ball", (picture(),), picture(hole=True), model="demo-sketch", size="256x256")
    assert size_of(make(demo, edit).items[0].data) == (256, 256)
    vary = VariationParameters(picture(hole=True), model="demo-sketch", n=2, size="256x256")
    assert len(make(demo, vary).items) == 2


@pytest.mark.parametrize(
    ("model", "mode"), [(model, mode) for model in MODELS for mode in Mode if offered(model, mode)]
)
def test_every_field_that_the_form_offers_is_taken(demo, model, mode):
    family = family_of(model, demo)
    smallest = min((size for size in presets(family) if size != AUTO), key=lambda size: int(size.partition("x")[0]))
    settings = ImageSettings(
        model=model, n=1, size=smallest, quality=family.qualities[-1], style="vivid", background="opaque",
        output_format="webp", output_compression=50, response_format="b64_json", user="u", moderation="low", seed=5,
        input_fidelity=next(iter(family.fidelities), ""),
    )  # fmt: skip
    usable = controls(settings, family, Dialect(), mode)
    source = picture(hole=True)
    [item] = make(demo, parameters_for(settings, "a cat", mode, usable, (source,))).items
    assert "x".join(map(str, size_of(item.data))) == smallest
