"""The image endpoints: their fields, their refusals, whole answers, streams, and pictures by address."""

import base64
import io
import json
import struct
import subprocess
import sys
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from playground.demo.guard import MOST_PICTURES
from playground.demo.images.shelf import Shelf

PLAIN = {"prompt": "a cat", "size": "64x64", "model": "demo-sketch"}


def png(width: int = 64, height: int = 64, mode: str = "RGB", colour: Any = None) -> bytes:
    target = io.BytesIO()
    Image.new(mode, (width, height), colour or (90, 140, 200, 255)[: len(mode)]).save(target, "PNG")
    return target.getvalue()


def with_hole(side: int = 64) -> bytes:
    """A mask of which the middle may change."""
    pixels = np.full((side, side, 4), 255, np.uint8)
    pixels[side // 4 : side // 2, side // 4 : side // 2, 3] = 0
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "PNG")
    return target.getvalue()


def opened(item: dict[str, Any]) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(item["b64_json"])))


@pytest.fixture
def generate(send):
    return lambda **fields: send("POST", "/v1/images/generations", PLAIN | fields)


@pytest.fixture
def edit(send):
    def edit(images=None, mask=None, path="edits", kind="image/png", **fields):
        given = [png()] if images is None else images
        name = "image" if len(given) == 1 else "image[]"
        files = [(name, (f"{number}.png", data, kind)) for number, data in enumerate(given)]
        files += [("mask", ("mask.png", mask, "image/png"))] if mask is not None else []
        texts = [(key, (None, value)) for key, value in {"prompt": "a red ball", **fields}.items()]
        return send("POST", f"/v1/images/{path}", files=files + texts)

    return edit


def refusal(response) -> tuple[int, str, str | None]:
    error = response.json()["error"]
    return response.status_code, error["code"], error["param"]


def test_no_library_for_pictures_is_loaded_before_the_first_picture():
    program = "import sys; import playground.demo.server; sys.exit(any(m in sys.modules for m in ('numpy', 'PIL')))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_picture_is_generated(generate):
    body = generate(seed=7, n=2).json()
    assert body["model"] == "demo-sketch"
    assert (body["size"], body["quality"], body["background"], body["output_format"]) == (
        "64x64",
        "medium",
        "opaque",
        "png",
    )
    assert [item["seed"] for item in body["data"]] == [7, 8]
    assert opened(body["data"][0]).size == (64, 64)
    assert body["data"][0]["b64_json"] != body["data"][1]["b64_json"]
    assert "Understood: cat" in body["data"][0]["revised_prompt"]
    usage = body["usage"]
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]


def test_prompt_seed_and_size_decide_the_picture(generate):
    first, again, other = (generate(seed=seed).json()["data"][0]["b64_json"] for seed in (1, 1, 2))
    assert first == again != other


def test_without_a_seed_every_answer_has_its_own(generate):
    assert generate().json()["data"][0]["seed"] != generate().json()["data"][0]["seed"]


@pytest.mark.parametrize("form", ["png", "jpeg", "webp"])
def test_the_format_is_honoured(generate, form):
    body = generate(output_format=form).json()
    assert opened(body["data"][0]).format == form.upper()
    assert body["output_format"] == form


def test_compression_makes_the_file_smaller(generate):
    sizes = [len(generate(seed=1, output_format="jpeg", output_compression=c).text) for c in (90, 10)]
    assert sizes[1] < sizes[0]


@pytest.mark.parametrize("form", ["png", "webp"])
def test_a_transparent_background_is_transparent(generate, form):
    body = generate(background="transparent", output_format=form).json()
    picture = opened(body["data"][0])
    assert body["background"] == "transparent"
    assert picture.mode == "RGBA"
    assert picture.getchannel("A").getextrema() == (0, 255)


def test_quality_and_style_show(generate):
    looks = [{}, {"quality": "low"}, {"quality": "high"}, {"style": "vivid"}, {"style": "natural"}]
    assert len({generate(seed=1, **look).json()["data"][0]["b64_json"] for look in looks}) == 5


def test_a_url_is_served_without_a_key_for_as_long_as_the_server_runs(generate, send):
    url = generate(response_format="url", output_format="webp").json()["data"][0]["url"]
    assert url.startswith("http://127.0.0.1/v1/demo-images/")
    found = send("GET", url, headers={"authorization": ""})
    assert (found.status_code, found.headers["content-type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(found.content)).size == (64, 64)
    assert send("GET", url, headers={"origin": "https://example.org"}).status_code == 403
    assert send("GET", "/v1/demo-images/unheard-of.png", headers={"authorization": ""}).status_code == 404
    assert send("POST", url, {}, headers={"authorization": ""}).status_code == 401


def test_the_oldest_picture_makes_room():
    shelf = Shelf(room=25)
    paths = [shelf.put(bytes([number]) * 10, "png") for number in range(3)]
    assert [shelf.get(path.rpartition("/")[2]) is not None for path in paths] == [False, True, True]
    assert shelf.get(shelf.put(b"x" * 99, "png").rpartition("/")[2]) is not None
    assert shelf.held == 99


@pytest.mark.parametrize(
    ("fields", "code", "param"),
    [
        ({"size": "100x100"}, "invalid_value", "size"),
        ({"size": "1024x64"}, "invalid_value", "size"),
        ({"size": "3840x3840"}, "invalid_value", "size"),
        ({"size": "32x32"}, "invalid_value", "size"),
        ({"size": "big"}, "invalid_value", "size"),
        ({"size": 64}, "invalid_type", "size"),
        ({"n": 0}, "integer_below_min_value", "n"),
        ({"n": 11}, "integer_above_max_value", "n"),
        ({"prompt": ""}, "string_below_min_length", "prompt"),
        ({"prompt": "x" * 32_001}, "string_above_max_length", "prompt"),
        ({"quality": "best"}, "invalid_value", "quality"),
        ({"colour": "red"}, "unknown_parameter", "colour"),
        ({"output_format": "svg"}, "unsupported_value", "output_format"),
        ({"output_format": "bmp"}, "invalid_value", "output_format"),
        ({"svg": {}}, "unsupported_parameter", "svg"),
        ({"frame_count": 4}, "unsupported_parameter", "frame_count"),
        ({"background": "transparent", "output_format": "jpeg"}, "invalid_parameter_combination", "background"),
        ({"output_compression": 50}, "invalid_parameter_combination", "output_compression"),
        ({"partial_images": 2}, "invalid_parameter_combination", "partial_images"),
        ({"partial_images": 4, "stream": True}, "integer_above_max_value", "partial_images"),
        ({"stream": True, "response_format": "url"}, "invalid_parameter_combination", "response_format"),
        ({"model": "demo-assistant"}, "unsupported_value", "model"),
        ({"model": "gpt-image-1", "response_format": "url"}, "unknown_parameter", "response_format"),
        ({"model": "gpt-image-1", "style": "vivid"}, "unknown_parameter", "style"),
        ({"model": "gpt-image-1"}, "invalid_value", "size"),
        ({"model": "gpt-image-1", "size": "auto", "quality": "max"}, "invalid_value", "quality"),
        ({"model": "dall-e-3", "size": "512x512"}, "invalid_value", "size"),
        ({"model": "dall-e-3", "size": "1024x1024", "n": 2}, "integer_above_max_value", "n"),
        ({"model": "dall-e-2", "size": "1792x1024"}, "invalid_value", "size"),
        ({"model": "dall-e-2", "size": "256x256", "quality": "hd"}, "invalid_value", "quality"),
        ({"model": "dall-e-2", "size": "256x256", "background": "opaque"}, "unknown_parameter", "background"),
        ({"model": "dall-e-2", "size": "256x256", "prompt": "x" * 1001}, "string_above_max_length", "prompt"),
        ({"model": "dall-e-2", "size": "256x256", "seed": 1}, "unknown_parameter", "seed"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(generate, fields, code, param):
    assert refusal(generate(**fields)) == (400, code, param)


def test_a_prompt_is_needed(send):
    assert refusal(send("POST", "/v1/images/generations", {})) == (400, "missing_required_parameter", "prompt")


def test_an_unknown_model_is_a_404(generate):
    assert refusal(generate(model="stable-diffusion")) == (404, "model_not_found", "model")


def test_the_old_models_answer_with_addresses_and_nothing_else(generate):
    body = generate(model="dall-e-2", size="256x256").json()
    assert set(body) == {"created", "data", "model"}
    assert "url" in body["data"][0]


@pytest.mark.parametrize("model", ["gpt-image-2", "gpt-image-2.6-flare"])
def test_newer_models_take_any_good_size(generate, model):
    assert generate(model=model, size="96x64").json()["size"] == "96x64"


def test_chat_and_completions_refuse_the_model_that_draws(send):
    for path, body in (
        ("chat/completions", {"messages": [{"role": "user", "content": "x"}]}),
        ("completions", {"prompt": "x"}),
    ):
        assert refusal(send("POST", f"/v1/{path}", {"model": "demo-sketch", **body})) == (
            400,
            "unsupported_value",
            "model",
        )


# Edits


def test_an_edit_changes_only_what_the_mask_leaves_open(edit):
    body = edit(mask=with_hole(), seed="3").json()
    before, after = np.asarray(Image.open(io.BytesIO(png()))), np.asarray(opened(body["data"][0]))
    assert body["size"] == "64x64"
    outside = np.ones((64, 64), bool)
    outside[16:32, 16:32] = False
    assert (before[outside] == after[outside]).all()
    assert (before != after).any()
    assert body["usage"]["input_tokens_details"]["image_tokens"] > 0


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_pictures_of_each_documented_kind_are_taken(edit, kind):
    target = io.BytesIO()
    Image.new("RGB", (48, 64), (90, 140, 200)).save(target, kind)
    assert edit([target.getvalue()], kind=f"image/{kind.lower()}").json()["size"] == "48x64"


def test_sixteen_pictures_are_taken_and_seventeen_are_not(edit):
    assert edit([png()] * 16).status_code == 200
    assert refusal(edit([png()] * 17)) == (400, "array_above_max_length", "image")


def test_the_size_follows_the_picture_or_the_wish(edit):
    wide = [png(120, 60)]
    assert edit(wide).json()["size"] == "120x60"
    assert edit(wide, size="64x64").json()["size"] == "64x64"
    assert edit(wide, model="gpt-image-1").json()["size"] == "1536x1024"


@pytest.mark.parametrize(
    ("images", "mask", "fields", "code", "param"),
    [
        ([], None, {}, "missing_required_parameter", "image"),
        ([b"<html>"], None, {}, "invalid_image_file", "image"),
        ([png()[:60]], None, {}, "invalid_image_file", "image"),
        ([png()], png(32, 32, "RGBA"), {}, "invalid_mask_image_format", "mask"),
        ([png()], png(), {}, "invalid_mask_image_format", "mask"),
        ([png()], b"nonsense", {}, "invalid_image_file", "mask"),
        ([png()], None, {"prompt": ""}, "string_below_min_length", "prompt"),
        ([png()], None, {"n": "two"}, "invalid_type", "n"),
        ([png()], None, {"stream": "yes"}, "invalid_type", "stream"),
        ([png()], None, {"markup": "x"}, "unsupported_parameter", "markup"),
        ([png()], None, {"colour": "x"}, "unknown_parameter", "colour"),
        ([png()], None, {"input_fidelity": "best"}, "invalid_value", "input_fidelity"),
        ([png()], None, {"model": "gpt-image-1-mini", "input_fidelity": "high"}, "invalid_value", "input_fidelity"),
        ([png()], None, {"model": "gpt-image-2", "input_fidelity": "high"}, "unsupported_parameter", "input_fidelity"),
        ([png()], None, {"model": "dall-e-2", "input_fidelity": "high"}, "unknown_parameter", "input_fidelity"),
        ([png()], None, {"model": "dall-e-2", "size": "256x256"}, "invalid_image_format", "image"),
        ([png(64, 32)], None, {"model": "dall-e-2", "size": "256x256"}, "invalid_image_file", "image"),
        ([png()], None, {"model": "dall-e-3"}, "invalid_value", "model"),
    ],
)
def test_a_wrong_edit_is_refused_by_name(edit, images, mask, fields, code, param):
    assert refusal(edit(images, mask, **fields)) == (400, code, param)


def test_a_picture_that_does_not_say_what_it_is_is_refused(edit):
    assert refusal(edit(kind="application/octet-stream")) == (400, "unsupported_file_mimetype", "image")


def test_too_large_files_are_refused(edit):
    heavy = png() + b"\0" * (4 * 1024 * 1024)
    assert refusal(edit([heavy], model="dall-e-2")) == (400, "invalid_image_file", "image")
    assert refusal(edit(mask=heavy)) == (400, "invalid_image_file", "mask")
    assert edit([heavy]).status_code == 200
    assert refusal(edit([png() + b"\0" * (50 * 1024 * 1024)])) == (400, "invalid_image_file", "image")


def test_only_edits_and_variations_may_be_larger_than_other_requests(edit, send):
    assert edit([b"\0" * MOST_PICTURES]).status_code == 413
    assert (
        send(
            "POST",
            "/v1/images/generations",
            content=b" " * (31 * 1024 * 1024),
            headers={"content-type": "application/json"},
        ).status_code
        == 413
    )


@pytest.mark.parametrize(("side", "said"), [(8_000, "32 million pixels"), (20_000, "check your image file")])
def test_a_bomb_is_refused_by_its_header(edit, side, said):
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    response = edit([bomb])
    assert refusal(response) == (400, "invalid_image_file", "image")
    assert said in response.text


def test_the_old_model_fills_what_is_transparent_in_the_picture_itself(edit):
    response = edit([with_hole(256)], model="dall-e-2", size="256x256", response_format="b64_json")
    assert opened(response.json()["data"][0]).mode == "RGBA"


def test_the_json_form_takes_data_urls_and_nothing_else(send):
    place = {"image_url": "data:image/png;base64," + base64.b64encode(png()).decode()}
    hole = {"image_url": "data:image/png;base64," + base64.b64encode(with_hole()).decode()}
    body = {"prompt": "a cat", "images": [place], "mask": hole, "n": 1}
    assert send("POST", "/v1/images/edits", body).json()["size"] == "64x64"
    for images, param in (
        ([{"image_url": "https://example.org/a.png"}], "images[0].image_url"),
        ([{"image_url": "data:image/png;base64,%"}], "images[0].image_url"),
        ([{"file_id": "file-1"}], "images[0].file_id"),
        ([{}], "images[0].image_url"),
        (["x"], "images[0]"),
        ([], "images"),
        (None, "images"),
    ):
        response = send("POST", "/v1/images/edits", {**body, "images": images})
        assert (response.status_code, response.json()["error"]["param"]) == (400, param)


def test_a_field_that_comes_twice_and_a_form_that_is_none_are_refused(send):
    files = [("image", ("a.png", png(), "image/png")), ("prompt", (None, "a")), ("prompt", (None, "b"))]
    assert refusal(send("POST", "/v1/images/edits", files=files)) == (400, "invalid_parameter_combination", "prompt")
    headers = {"content-type": "multipart/form-data"}
    assert refusal(send("POST", "/v1/images/edits", content=b"x", headers=headers)) == (400, "invalid_form", None)


# Variations


def test_variations_are_made_and_differ(edit, send):
    files = {"image": ("a.png", png(), "image/png")}
    body = send("POST", "/v1/images/variations", files=files, data={"n": "2", "size": "256x256"}).json()
    assert [opened(item).size for item in body["data"]] == [(256, 256)] * 2
    assert body["data"][0]["b64_json"] != body["data"][1]["b64_json"]
    assert "revised_prompt" not in body["data"][0]


def test_a_variation_takes_no_prompt_and_no_json(edit, send):
    assert refusal(edit(path="variations")) == (400, "unknown_parameter", "prompt")
    assert send("POST", "/v1/images/variations", {}).status_code == 415


# Streams


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_stream_goes_from_coarse_to_fine(generate, count):
    found = events(generate(stream=True, partial_images=count, size="256x256", seed=1).text)
    assert [name for name, _ in found] == ["image_generation.partial_image"] * count + ["image_generation.completed"]
    assert all(name == event["type"] for name, event in found)
    assert [event.get("partial_image_index") for _, event in found] == [*range(count), None]
    final = np.asarray(opened(found[-1][1]), float)
    away = [np.abs(np.asarray(opened(event), float) - final).mean() for _, event in found]
    assert away == sorted(away, reverse=True)
    assert found[-1][1]["usage"]["total_tokens"]
    assert found[-1][1]["b64_json"] == generate(size="256x256", seed=1).json()["data"][0]["b64_json"]


def test_a_streamed_edit_keeps_the_outside_in_every_step(edit):
    found = events(edit(mask=with_hole(), stream="true", partial_images="2").text)
    assert [name for name, _ in found] == ["image_edit.partial_image"] * 2 + ["image_edit.completed"]
    for _, event in found:
        assert (np.asarray(opened(event))[40:] == (90, 140, 200)).all()


# Faults


def test_the_faults_work_for_pictures_too(generate):
    assert generate(model="demo-error").status_code == 500
    assert generate(model="demo-rate-limited").status_code == 429
    assert generate(model="demo-fast").status_code == 200


def test_a_broken_stream_ends_after_its_first_step(shared_server):
    body = json.dumps(PLAIN | {"model": "demo-broken-stream", "stream": True, "partial_images": 2}).encode()
    status, found = shared_server.request("POST /v1/images/generations HTTP/1.1", body)
    assert status == 200
    assert found.count(b"event: image_generation.partial_image") == 1
    assert b"completed" not in found


def test_a_broken_answer_is_cut_in_half(shared_server):
    body = json.dumps(PLAIN | {"model": "demo-broken-stream"}).encode()
    _, found = shared_server.request("POST /v1/images/generations HTTP/1.1", body)
    assert found.startswith(b'{"created"')
    assert not found.endswith(b"}")
