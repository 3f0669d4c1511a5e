"""A file that lies at a server, as the server describes it."""

from dataclasses import dataclass, field

from playground.api.json_fields import count, number, text
from playground.api.request import JsonObject


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`fields` are all that came, also those that are not known here."""

    id: str
    filename: str = ""
    purpose: str = ""
    bytes: int | None = None
    created_at: float | None = None
    expires_at: float | None = None
    status: str = ""
    status_details: str = ""
    fields: JsonObject = field(default_factory=dict, repr=False, hash=False)


def read_file(data: JsonObject) -> StoredFile:
    return StoredFile(
        text(data, "id"),
        text(data, "filename"),
        text(data, "purpose"),
        count(data, "bytes"),
        number(data, "created_at"),
        number(data, "expires_at"),
        text(data, "status"),
        text(data, "status_details"),
        data,
    )
