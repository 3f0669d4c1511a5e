"""Requests for pictures as they go over the wire, and replies however they are written."""

import asyncio
import base64
import json
import resource
import zlib
from typing import Any

import pytest

from playground.api.dialect import Dialect
from playground.api.errors import (
    EndpointMissing,
    ErrorInReply,
    NotAnApi,
    ParameterRejected,
    ReplyTooLarge,
    ReplyUnreadable,
    ServerFailed,
    StreamInterrupted,
)
from playground.api.image_reply import Reading
from playground.api.images import (
    EditParameters,
    GenerateParameters,
    ImageItem,
    ImageParameters,
    ImagePartial,
    Upload,
    VariationParameters,
    make_images,
)
from playground.api.patience import Patience
from playground.api.request import Expect, Json, Part, Repeat
from tests.faults.calls import QUICK, UNHURRIED, Outcome, call, connection_to
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, Script, always, answer, error_answer, once
from tests.faults.workshop import Workshop

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
ENCODED = base64.b64encode(PNG).decode()
SOURCE = Upload(PNG, "source.png", "image/png")
MASK = Upload(PNG, "mask.png", "image/png")
GENERATE = GenerateParameters("a red cube", model="m")
EDIT = EditParameters("a red cube", (SOURCE,), MASK, model="m")
VARIATION = VariationParameters(SOURCE, model="m", n=2)
MEGABYTE = 1024 * 1024


def make(
    place: FaultServer,
    parameters: ImageParameters = GENERATE,
    partials: list[ImagePartial] | None = None,
    *,
    patience: Patience = QUICK,
) -> Outcome:
    seen: list[ImagePartial] = [] if partials is None else partials
    return call(
        connection_to(place),
        lambda client, notes: make_images(client, parameters, seen.append, notes),
        patience=patience,
    )


def replied(reply: Any, parameters: ImageParameters = GENERATE) -> Outcome:
    with FaultServer(always(answer(json.dumps(reply)))) as server:
        outcome = make(server, parameters)
        assert len(server.requests) == 1
        return outcome


def event(name: str, **payload: object) -> bytes:
    return f"event: {name}\ndata: {json.dumps({'type': name, **payload})}\n\n".encode()


def test_only_what_is_set_is_sent():
    request = GENERATE.to_request(Dialect())
    assert request.body == {"prompt": "a red cube", "model": "m"}
    assert (request.method, request.path, request.expect) == ("POST", "images/generations", Expect.JSON)
    assert request.repeat is Repeat.ONCE


def test_every_field_of_a_generation_is_sent_and_extra_fields_win():
    fields = {
        "n": 2, "size": "1024x1024", "quality": "high", "style": "vivid", "background": "transparent",
        "output_format": "webp", "output_compression": 80, "response_format": "b64_json", "user": "u",
        "moderation": "low", "stream": True, "partial_images": 3,
    }  # fmt: skip
    parameters = GenerateParameters("p", model="m", **fields, extra={"seed": 7, "n": 3})  # type: ignore[arg-type]
    request = parameters.to_request(Dialect())
    assert request.body == {"prompt": "p", "model": "m", **fields, "seed": 7, "n": 3}
    assert request.expect is Expect.EVENTS
    assert request.event_limit == 64 * MEGABYTE


def test_without_a_stream_nothing_partial_is_asked_for():
    assert GenerateParameters("p", partial_images=2).to_request(Dialect()).body == {"prompt": "p"}
    assert GenerateParameters("p", stream=False, partial_images=2).to_request(Dialect()).body == {"prompt": "p"}


def test_one_picture_is_image_and_several_are_a_list():
    one = EDIT.to_request(Dialect())
    assert [(part.name, part.filename, part.media_type) for part in one.parts] == [
        ("prompt", None, None),
        ("model", None, None),
        ("image", "source.png", "image/png"),
        ("mask", "mask.png", "image/png"),
    ]
    several = EditParameters("p", (SOURCE, SOURCE)).to_request(Dialect())
    assert [part.name for part in several.parts] == ["prompt", "image[]", "image[]"]


def test_values_in_a_form_are_written_as_text():
    extra: dict[str, Json] = {
        "seed": 7,
        "hires": True,
        "tags": ["a", "b"],
        "svg": {"model": "x"},
        "nothing": None,
        "scale": 1.5,
    }
    parts = EditParameters("p", (SOURCE,), n=2, stream=True, partial_images=1, extra=extra).to_request(Dialect()).parts
    assert [(part.name, part.value) for part in parts if part.filename is None] == [
        ("prompt", "p"), ("n", "2"), ("stream", "true"), ("partial_images", "1"), ("seed", "7"), ("hires", "true"),
        ("tags[]", "a"), ("tags[]", "b"), ("svg[model]", "x"), ("scale", "1.5"),
    ]  # fmt: skip


def test_a_variation_is_a_form_too():
    request = VARIATION.to_request(Dialect())
    assert request.path == "images/variations"
    assert request.parts == (Part("model", "m"), Part("n", "2"), Part("image", PNG, "source.png", "image/png"))


def test_the_dialect_says_where_to():
    assert EDIT.to_request(Dialect(paths={"images/edits": "img2img"})).path == "img2img"
    with pytest.raises(EndpointMissing):
        VARIATION.to_request(Dialect(paths={"images/variations": ""}))


def test_what_the_model_refused_before_is_left_out_but_never_the_picture():
    dialect = Dialect().without("m", "quality").without("m", "image").without("m", "stream").without("m", "seed")
    extra = {"seed": 7}
    parameters = EditParameters("p", (SOURCE,), model="m", quality="high", stream=True, partial_images=1, extra=extra)
    request = parameters.to_request(dialect)
    assert [part.name for part in request.parts] == ["prompt", "model", "image"]
    assert request.expect is Expect.JSON


def test_a_refused_parameter_is_told_and_nothing_is_sent_again():
    with FaultServer(always(error_answer("400 X", "Unknown parameter: 'style'.", code="unknown_parameter"))) as server:
        outcome = make(server, GenerateParameters("p", model="m", style="vivid"))
        assert isinstance(outcome.error, ParameterRejected)
        assert outcome.error.param == "style"
        assert not outcome.error.outcome_unknown
        assert len(server.requests) == 1


def test_a_usual_reply_is_read():
    reply = {
        "created": 1, "data": [{"b64_json": ENCODED, "revised_prompt": "cube", "seed": 7}],
        "usage": {"total_tokens": 9}, "size": "1024x1024",
        "quality": "high", "background": "opaque", "output_format": "png", "svg_usage": {},
    }  # fmt: skip
    made = replied(reply).result
    [item] = made.items
    assert (item.data, item.url, item.revised_prompt, item.seed) == (PNG, "", "cube", 7)
    assert (made.created, made.size, made.quality, made.background) == (1, "1024x1024", "high", "opaque")
    assert (made.output_format, made.usage, made.complete) == ("png", {"total_tokens": 9}, True)
    assert made.extras == {"svg_usage": {}}


@pytest.mark.parametrize(
    "reply",
    [
        {"data": [{"b64_json": ENCODED}]},
        {"data": [{"b64_json": f"data:image/png;base64,{ENCODED}"}]},
        {"data": [{"b64_json": ENCODED.rstrip("=")}]},
        {"data": [{"b64_json": base64.urlsafe_b64encode(PNG).decode()}]},
        {"data": [{"b64_json": "\n".join(ENCODED[at : at + 76] for at in range(0, len(ENCODED), 76))}]},
        {"data": [{"url": f"data:image/png;base64,{ENCODED}", "b64_json": None}]},
        {"data": [ENCODED]},
        {"images": [ENCODED]},
        [{"b64_json": ENCODED}],
        {"b64_json": ENCODED, "type": "image_generation.completed"},
    ],
)
def test_however_the_picture_is_packed_it_is_found(reply):
    [item] = replied(reply).result.items
    assert item.data == PNG


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://files.example/a.png?sig=x", "https://files.example/a.png?sig=x"),
        ("/generated/a.png", "{origin}/generated/a.png"),
        ("generated/a.png", "{origin}/v1/generated/a.png"),
    ],
)
def test_an_address_comes_instead_of_the_picture_and_is_made_whole(url, expected):
    with FaultServer(always(answer(json.dumps({"data": [{"url": url}]})))) as server:
        [item] = make(server, EDIT).result.items
        assert item.data is None
        assert item.url == expected.format(origin=server.address)
        assert len(server.requests) == 1  # to look there is for somebody else to decide


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        pytest.param({"created": 1, "data": []}, "no picture", id="none"),
        pytest.param({"created": 1}, "no picture", id="no list"),
        pytest.param({"data": [{}, {"b64_json": ""}, 3]}, "no picture", id="empty"),
        pytest.param({"data": [{"b64_json": "§§§"}]}, "base64", id="broken"),
        pytest.param({"data": [{"b64_json": ENCODED[:-5] + "!" + ENCODED[-4:]}]}, "base64", id="broken at the end"),
        pytest.param(
            {"data": [{"b64_json": base64.b64encode(b"<html><b>Sign in</b></html>").decode()}]}, "Sign in", id="HTML"
        ),
        pytest.param({"data": [{"url": "https://"}]}, "address", id="no address"),
    ],
)
def test_a_reply_without_a_readable_picture_is_an_error_and_may_have_cost(reply, words):
    error = replied(reply).error
    assert isinstance(error, ReplyUnreadable)
    assert words in error.message
    assert error.outcome_unknown
    assert error.url.endswith("/images/generations")
    assert error.connection == "Test"


def test_of_several_pictures_those_that_can_be_read_are_kept():
    made = replied({"data": [{"b64_json": "§"}, {"b64_json": ENCODED}]}).result
    assert [item.data for item in made.items] == [PNG]
    assert not made.complete


@pytest.mark.parametrize("stream", [False, True])
def test_errors_under_a_good_status_are_errors(stream):
    parameters = GenerateParameters("p", stream=stream)
    with FaultServer(always(answer('{"error": {"message": "no GPU"}}'))) as server:
        assert isinstance(make(server, parameters).error, ErrorInReply)
    with FaultServer(always(answer("<!doctype html><title>Hello", content_type="text/html"))) as server:
        error = make(server, parameters).error
        assert isinstance(error, NotAnApi)
        assert not error.outcome_unknown


def test_a_picture_sharpens_while_it_comes():
    pieces = [
        event("image_generation.partial_image", b64_json=ENCODED, partial_image_index=0),
        b": keep-alive\n\n",
        event("image_generation.partial_image", b64_json=ENCODED, partial_image_index=1),
        event("image_generation.completed", b64_json=ENCODED, usage={"total_tokens": 5}, size="1x1", created_at=3),
    ]

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *pieces)
        peer.hold()

    with FaultServer(script) as server:
        partials: list[ImagePartial] = []
        # It does not wait for a good-bye that need not come.
        parameters = GenerateParameters("p", stream=True, partial_images=2)
        outcome = make(server, parameters, partials, patience=UNHURRIED)
        assert [(partial.index, partial.data) for partial in partials] == [(0, PNG), (1, PNG)]
        made = outcome.result
        assert [item.data for item in made.items] == [PNG]
        assert (made.usage, made.size, made.created) == ({"total_tokens": 5}, "1x1", 3)
        assert server.requests[0].json()["partial_images"] == 2


def test_of_several_streamed_pictures_each_has_its_own_end():
    done = event("image_edit.completed", b64_json=ENCODED)
    with FaultServer(once(STREAM_HEAD, done, done, b"data: [DONE]\n\n")) as server:
        made = make(server, EditParameters("p", (SOURCE,), n=2, stream=True)).result
        assert len(made.items) == 2


def test_a_server_that_does_not_stream_is_understood_all_the_same():
    outcome = replied({"data": [{"b64_json": ENCODED}]}, GenerateParameters("p", stream=True, partial_images=2))
    assert outcome.result.items[0].data == PNG


def test_after_the_picture_the_connection_may_break():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, event("image_generation.completed", b64_json=ENCODED))
        peer.server.wait_for(lambda _: False, 0.1)
        peer.reset()

    with FaultServer(script) as server:
        made = make(server, GenerateParameters("p", n=2, stream=True)).result
        assert [item.data for item in made.items] == [PNG]


def interrupted(*pieces: bytes) -> Script:
    return once(STREAM_HEAD, *pieces)


def test_a_stream_that_ends_without_the_picture_is_interrupted_and_what_came_was_shown():
    partials: list[ImagePartial] = []
    with FaultServer(interrupted(event("image_generation.partial_image", b64_json=ENCODED))) as server:
        error = make(server, GenerateParameters("p", stream=True), partials).error
        assert isinstance(error, StreamInterrupted)
        assert error.outcome_unknown
        assert [(partial.index, partial.data) for partial in partials] == [(0, PNG)]
        assert len(server.requests) == 1


def test_a_sketch_that_cannot_be_read_does_no_harm():
    partials: list[ImagePartial] = []
    pieces = [
        event("image_generation.partial_image", b64_json="§"),
        event("image_generation.partial_image"),
        b"data: {\n\n",
        event("image_generation.completed", b64_json=ENCODED),
    ]
    with FaultServer(interrupted(*pieces)) as server:
        assert make(server, GenerateParameters("p", stream=True), partials).result.items[0].data == PNG
        assert partials == []


def test_an_error_in_the_middle_of_a_stream_is_one():
    pieces = [event("image_generation.partial_image", b64_json=ENCODED), event("error", message="moderation", code="x")]
    with FaultServer(interrupted(*pieces)) as server:
        error = make(server, GenerateParameters("p", stream=True)).error
        assert isinstance(error, ErrorInReply)
        assert error.message == "moderation"


def test_a_picture_of_twenty_megabytes_is_one_event():
    data = PNG + bytes(20 * MEGABYTE)
    done = event("image_generation.completed", b64_json=base64.b64encode(data).decode())
    with FaultServer(interrupted(done)) as server:
        assert make(server, GenerateParameters("p", stream=True)).result.items[0].data == data


def test_an_event_over_the_limit_is_an_error():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, b"data: ")
        for _ in range(70):
            peer.send(b"A" * MEGABYTE)

    with FaultServer(script) as server:
        error = make(server, GenerateParameters("p", stream=True), patience=Patience()).error
        assert isinstance(error, ReplyTooLarge)
        assert error.limit == 64 * MEGABYTE
        assert error.outcome_unknown


@pytest.mark.parametrize("parameters", [GENERATE, EDIT, VARIATION], ids=["generate", "edit", "variation"])
def test_nothing_that_costs_is_sent_twice(parameters):
    with FaultServer(always(error_answer("500 X", "out of memory"))) as server:
        error = make(server, parameters).error
        assert isinstance(error, ServerFailed)
        assert error.outcome_unknown
        assert len(server.requests) == 1


def bomb(start: bytes, megabytes: int = 512) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"A" * MEGABYTE
    return packer.compress(start) + b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("stream", [True, False])
def test_a_bomb_instead_of_a_picture_stops_at_the_limit(stream):
    start = b'data: {"b64_json": "' if stream else b'{"data": [{"b64_json": "'
    kind = "text/event-stream" if stream else "application/json"
    reply = answer(bomb(start), content_type=kind, headers=["Content-Encoding: gzip"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with FaultServer(once(reply)) as server:
        error = make(server, GenerateParameters("p", stream=stream), patience=Patience()).error
        assert isinstance(error, ReplyTooLarge)
        assert error.outcome_unknown
        assert len(server.requests) == 1
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 160


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_compression_that_is_none_or_unknown_is_named(encoding, stream):
    reply = answer(json.dumps({"data": [{"b64_json": ENCODED}]}), headers=[f"Content-Encoding: {encoding}"])
    with FaultServer(always(reply)) as server:
        error = make(server, GenerateParameters("p", stream=stream)).error
        assert isinstance(error, ReplyUnreadable)
        assert error.outcome_unknown
        assert len(server.requests) == 1


@pytest.mark.parametrize("kind", ["partial_image", "completed"])
def test_large_pictures_are_read_on_another_thread(kind: str):
    picture = PNG + bytes(2 * MEGABYTE)
    piece = event(f"image_generation.{kind}", b64_json=base64.b64encode(picture).decode())
    end = event("image_generation.completed", b64_json=ENCODED)

    async def made(client, _notes):
        workshop = Workshop()
        await make_images(client, GenerateParameters("p", stream=True), lambda _: None)
        return workshop.products

    with FaultServer(once(STREAM_HEAD, piece, end)) as server:
        products = call(connection_to(server), made).result
    readings = [each for each in products if isinstance(each, Reading)]
    assert picture in [*products, *(item.data for each in readings for item in each.reply.items)]


def test_stop_keeps_what_has_already_arrived():
    partials: list[ImagePartial] = []

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, event("image_generation.partial_image", b64_json=ENCODED, partial_image_index=0))
        peer.hold()

    async def stopped(client, _notes):
        working = make_images(client, GenerateParameters("p", stream=True), partials.append)
        task = asyncio.create_task(working)
        while not partials:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    with FaultServer(script) as server:
        assert call(connection_to(server), stopped).result
        assert server.wait_for(lambda server: bool(server.disconnects))
    assert [partial.data for partial in partials] == [PNG]


def test_a_picture_that_is_whole_is_handed_over_before_the_others_come():
    came: list[ImageItem] = []

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, event("image_generation.completed", b64_json=ENCODED))
        peer.hold()

    async def stopped(client, _notes):
        working = make_images(client, GenerateParameters("p", n=2, stream=True), on_picture=came.append)
        task = asyncio.create_task(working)
        while not came:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.wait([task])

    with FaultServer(script) as server:
        call(connection_to(server), stopped)
    assert [item.data for item in came] == [PNG]


@pytest.mark.parametrize("stream", [False, True])
def test_every_picture_is_handed_over_once(stream: bool):
    came: list[ImageItem] = []
    with FaultServer(always(answer(json.dumps({"data": [{"b64_json": ENCODED}] * 2})))) as server:
        outcome = call(
            connection_to(server),
            lambda client, _: make_images(client, GenerateParameters("p", n=2, stream=stream), on_picture=came.append),
        )
    assert outcome.result.items == tuple(came)
    assert len(came) == 2
