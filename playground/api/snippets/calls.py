"""What the official SDKs call the requests for files, uploads and fine-tuning jobs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from playground.api.request import ApiRequest, Json
from playground.api.snippets.sender import arguments

_FILE: Final = ("purpose", "expires_after")
_UPLOAD: Final = ("filename", "purpose", "bytes", "mime_type", "expires_after")
_JOB: Final = (
    "model",
    "training_file",
    "validation_file",
    "suffix",
    "seed",
    "method",
    "hyperparameters",
    "integrations",
    "metadata",
)
_PAGE: Final = ("after", "limit")
# Method and path, the method of the SDKs, and the names that it knows.
_CALLS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "GET files": ("files.list", (*_PAGE, "order", "purpose")),
    "POST files": ("files.create", _FILE),
    "GET files/*": ("files.retrieve", ()),
    "DELETE files/*": ("files.delete", ()),
    "GET files/*/content": ("files.content", ()),
    "POST uploads": ("uploads.create", _UPLOAD),
    "POST uploads/*/parts": ("uploads.parts.create", ()),
    "POST uploads/*/complete": ("uploads.complete", ("part_ids", "md5")),
    "POST uploads/*/cancel": ("uploads.cancel", ()),
    "POST fine_tuning/jobs": ("fine_tuning.jobs.create", _JOB),
    "GET fine_tuning/jobs": ("fine_tuning.jobs.list", _PAGE),
    "GET fine_tuning/jobs/*": ("fine_tuning.jobs.retrieve", ()),
    "POST fine_tuning/jobs/*/cancel": ("fine_tuning.jobs.cancel", ()),
    "POST fine_tuning/jobs/*/pause": ("fine_tuning.jobs.pause", ()),
    "POST fine_tuning/jobs/*/resume": ("fine_tuning.jobs.resume", ()),
    "GET fine_tuning/jobs/*/events": ("fine_tuning.jobs.list_events", _PAGE),
    "GET fine_tuning/jobs/*/checkpoints": ("fine_tuning.jobs.checkpoints.list", _PAGE),
    "DELETE models/*": ("models.delete", ()),
}
_PATTERNS: Final = {key: re.compile(re.escape(key).replace(r"\*", "([^/]+)")) for key in _CALLS}


@dataclass(frozen=True, slots=True)
class SdkCall:
    """`ids` come first; what `values` has beside the known names goes along as it is."""

    method: str
    ids: tuple[str, ...]
    known: Mapping[str, Json]
    unknown: Mapping[str, Json]

    @property
    def gives_bytes(self) -> bool:
        return self.method == "files.content"

    @property
    def in_camel_case(self) -> str:
        return re.sub(r"_(\w)", lambda found: found[1].upper(), self.method)


def sdk_call(request: ApiRequest) -> SdkCall | None:
    """None for what the SDKs have no method for."""
    asked = f"{request.method} {request.path}"
    for key, (method, names) in _CALLS.items():
        found = _PATTERNS[key].fullmatch(asked)
        if found is not None:
            values = {
                **{name: _query_value(name, value) for name, value in request.query.items()},
                **arguments(request),
            }
            known = {name: value for name, value in values.items() if name in names}
            unknown = {name: value for name, value in values.items() if name not in names}
            return SdkCall(method, tuple(map(unquote, found.groups())), known, unknown)
    return None


def saved_as(id_: str) -> str:
    """Under which name the content of a file is saved."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "_", id_).lstrip("-.") or "content"


def saved_content(request: ApiRequest) -> str | None:
    """The same for a request, where it is for such content."""
    call = sdk_call(request)
    return saved_as(call.ids[0]) if call is not None and call.gives_bytes else None


def _query_value(name: str, value: str) -> Json:
    return int(value) if name == "limit" and value.isdecimal() else value
