"""The ASGI application: routes, the reading of JSON bodies, and one shape for every refusal."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from playground.demo import chat, completions, moderations
from playground.demo.allowance import Allowance, Turnstile
from playground.demo.audio.hearing import Study
from playground.demo.audio.speaking import Booth
from playground.demo.embeddings import package
from playground.demo.embeddings.answering import Loom
from playground.demo.errors import ApiError
from playground.demo.files.answering import Counter
from playground.demo.files.archive import Archive
from playground.demo.files.folder import Folder
from playground.demo.files.uploads import Uploads
from playground.demo.guard import Guard, Stamp
from playground.demo.images.answering import BEAT, Studio
from playground.demo.images.shelf import Shelf
from playground.demo.json_value import Json
from playground.demo.models import MODELS, DemoModel, no_such_model
from playground.demo.replies import ClientGoneError, json_reply
from playground.demo.training.answering import Office
from playground.demo.training.old_answering import OldOffice
from playground.demo.training.school import School

SURROGATES = re.compile("[\ud800-\udfff]")
# Above this size a body is parsed in a thread, so that running streams go on.
LARGE = 256 * 1024


def create_app(
    token: str,
    port: int | None,
    host: str = "127.0.0.1",
    clock: Callable[[], float] = time.monotonic,
    beat: float = BEAT,
    folder: Folder | None = None,
) -> ASGIApp:
    """The demo server for one token; `host` and `port` are what the Host header must name, `beat` is its pace."""
    turnstile = Turnstile(clock)

    def judge(model: DemoModel) -> None:
        _faults(model, turnstile)

    studio = Studio(Shelf(), judge, beat)
    booth = Booth(judge)
    study = Study(judge)
    loom = Loom(judge)
    archive = Archive(folder or Folder())
    school = School(archive, beat)

    async def answer_chat(request: Request) -> Response:
        return await chat.answer(await _body(request), request.receive, judge, school.find)

    async def answer_completion(request: Request) -> Response:
        return await completions.answer(await _body(request), request.receive, judge, school.find)

    async def answer_moderation(request: Request) -> Response:
        return json_reply(await asyncio.to_thread(moderations.answer, await _body(request)))

    async def answer_embedding(request: Request) -> Response:
        return await loom.embed(request, await _body(request))

    app = Starlette(
        routes=[
            *_model_routes(school),
            Route("/v1/chat/completions", answer_chat, methods=["POST"]),
            Route("/v1/completions", answer_completion, methods=["POST"]),
            Route("/v1/moderations", answer_moderation, methods=["POST"]),
            Route("/v1/embeddings", answer_embedding, methods=["POST"]),
            *_audio_routes(booth, study),
            *_image_routes(studio),
            *_file_routes(Counter(archive), Uploads(archive)),
            *_training_routes(Office(school, judge)),
            *_old_training_routes(OldOffice(school, judge)),
        ],
        exception_handlers={
            ApiError: _refuse,
            ClientGoneError: _nobody,
            HTTPException: _no_such_place,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False
    return Stamp(Guard(app, token, host, port), Allowance(clock))


def _model_routes(school: School) -> list[Route]:
    async def models(request: Request) -> Response:
        own = [model for model in MODELS.values() if _is_here(model)]
        return json_reply({"object": "list", "data": [model.described() for model in [*own, *school.models()]]})

    async def model(request: Request) -> Response:
        found = school.find(request.path_params["name"])
        if not _is_here(found):
            raise no_such_model(found.id)
        return json_reply(found.described())

    async def delete(request: Request) -> Response:
        name = request.path_params["name"]
        school.delete(name)
        return json_reply({"id": name, "object": "model", "deleted": True})

    return [
        Route("/v1/models", models, methods=["GET"]),
        Route("/v1/models/{name:path}", model, methods=["GET"]),
        Route("/v1/models/{name:path}", delete, methods=["DELETE"]),
    ]


def _audio_routes(booth: Booth, study: Study) -> list[Route]:
    async def speak(request: Request) -> Response:
        return await booth.speak(await _body(request))

    async def transcribe(request: Request) -> Response:
        return await study.transcribe(request)

    async def translate(request: Request) -> Response:
        return await study.translate(request)

    return [
        Route("/v1/audio/speech", speak, methods=["POST"]),
        Route("/v1/audio/transcriptions", transcribe, methods=["POST"]),
        Route("/v1/audio/translations", translate, methods=["POST"]),
    ]


def _image_routes(studio: Studio) -> list[Route]:
    async def generate(request: Request) -> Response:
        return await studio.generate(request, await _body(request))

    async def edit(request: Request) -> Response:
        return await studio.edit(request, None if _is_form(request) else await _body(request))

    async def vary(request: Request) -> Response:
        if not _is_form(request):
            raise ApiError(415, "This endpoint takes multipart/form-data.", code="unsupported_content_type")
        return await studio.vary(request)

    async def fetch(request: Request) -> Response:
        return studio.fetch(request.path_params["name"])

    return [
        Route("/v1/images/generations", generate, methods=["POST"]),
        Route("/v1/images/edits", edit, methods=["POST"]),
        Route("/v1/images/variations", vary, methods=["POST"]),
        Route("/v1/demo-images/{name}", fetch, methods=["GET"]),
    ]


def _file_routes(counter: Counter, uploads: Uploads) -> list[Route]:
    async def begin(request: Request) -> Response:
        return await uploads.create(await _body(request))

    async def complete(request: Request) -> Response:
        return await uploads.complete(request, await _body(request))

    return [
        Route("/v1/files", counter.create, methods=["POST"]),
        Route("/v1/files", counter.list, methods=["GET"]),
        Route("/v1/files/{id}", counter.retrieve, methods=["GET"]),
        Route("/v1/files/{id}", counter.delete, methods=["DELETE"]),
        Route("/v1/files/{id}/content", counter.content, methods=["GET"]),
        Route("/v1/uploads", begin, methods=["POST"]),
        Route("/v1/uploads/{id}/parts", uploads.add_part, methods=["POST"]),
        Route("/v1/uploads/{id}/complete", complete, methods=["POST"]),
        Route("/v1/uploads/{id}/cancel", uploads.cancel, methods=["POST"]),
    ]


def _training_routes(office: Office) -> list[Route]:
    async def create(request: Request) -> Response:
        return office.create(await _body(request))

    path = "/v1/fine_tuning/jobs"
    return [
        Route(path, create, methods=["POST"]),
        Route(path, office.list, methods=["GET"]),
        Route(f"{path}/{{id}}", office.retrieve, methods=["GET"]),
        Route(f"{path}/{{id}}/cancel", office.cancel, methods=["POST"]),
        Route(f"{path}/{{id}}/pause", office.pause, methods=["POST"]),
        Route(f"{path}/{{id}}/resume", office.resume, methods=["POST"]),
        Route(f"{path}/{{id}}/events", office.events, methods=["GET"]),
        Route(f"{path}/{{id}}/checkpoints", office.checkpoints, methods=["GET"]),
    ]


def _old_training_routes(office: OldOffice) -> list[Route]:
    async def create(request: Request) -> Response:
        return office.create(await _body(request))

    path = "/v1/fine-tunes"
    return [
        Route(path, create, methods=["POST"]),
        Route(path, office.list, methods=["GET"]),
        Route(f"{path}/{{id}}", office.retrieve, methods=["GET"]),
        Route(f"{path}/{{id}}/cancel", office.cancel, methods=["POST"]),
        Route(f"{path}/{{id}}/events", office.events, methods=["GET"]),
    ]


def _faults(model: DemoModel, turnstile: Turnstile) -> None:
    """What some models do instead of answering."""
    if model.fault == "error":
        message = f"The server had an error while processing the request, because {model.id} always has one."
        raise ApiError(500, message, kind="server_error")
    if model.fault == "rate-limited":
        turnstile.enter(model.id)


def _is_here(model: DemoModel) -> bool:
    """One needs a package that may be installed later."""
    return model.engine != "minilm" or package.installed()


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").lower().startswith("multipart/form-data")


async def _body(request: Request) -> dict[str, Json]:
    if not request.headers.get("content-type", "").lower().startswith("application/json"):
        raise ApiError(415, "This endpoint takes a JSON body.", code="unsupported_content_type")
    raw = await request.body()
    value = await asyncio.to_thread(_parsed, raw) if len(raw) > LARGE else _parsed(raw)
    if not isinstance(value, dict):
        raise ApiError(400, "The body of the request must be a JSON object.", code="invalid_type")
    return value


def _parsed(raw: bytes) -> Json:
    try:
        value = json.loads(raw, parse_constant=_no_constant)
        # Lone surrogates can be written in JSON but not sent back in UTF-8.
        return _without_surrogates(value) if b"\\ud" in raw or b"\\uD" in raw else value
    except (ValueError, RecursionError) as error:
        where = f" ({error})" if isinstance(error, json.JSONDecodeError) else ""
        message = f"The body of the request is not valid JSON{where}."
        raise ApiError(400, message, code="invalid_json") from None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _without_surrogates(value: Json) -> Json:
    if isinstance(value, str):
        return SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(entry) for entry in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(entry) for key, entry in value.items()}
    return value


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return json_reply(error.body(), error.status, error.headers)


async def _nobody(request: Request, error: Exception) -> Response:
    return json_reply(ApiError(499, "The client left.").body(), 499)


async def _no_such_place(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    where = f"{request.method} {request.url.path[:200]}"
    if error.status_code == 405:
        refusal = ApiError(405, f"Not allowed to {where}.", code="method_not_allowed", headers=error.headers)
    else:
        refusal = ApiError(404, f"Invalid URL ({where}). The demo server has /v1/… only.", code="unknown_url")
    return await _refuse(request, refusal)


async def _broken(request: Request, error: Exception) -> Response:
    message = f"The demo server failed on this request: {type(error).__name__}."
    return json_reply(ApiError(500, message, kind="server_error").body(), 500)
