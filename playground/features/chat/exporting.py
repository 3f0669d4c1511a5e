"""Conversations as texts that can leave the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal, get_args

from playground.api.dialect import Dialect
from playground.features.chat.contents import content_of
from playground.features.chat.html_page import html_of
from playground.features.chat.markdown_page import markdown_of
from playground.features.chat.own_format import FORMAT, VERSION, Kept, to_json
from playground.features.chat.parameters import parameters_for
from playground.features.chat.turns import messages_for
from playground.services.file_names import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playground.features.chat.attachments import Attachment
    from playground.features.chat.page_words import Say

Form = Literal["markdown", "json", "html", "messages"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
ENDINGS: Final[dict[Form, str]] = {"markdown": ".md", "json": ".json", "html": ".html", "messages": ".messages.json"}


def written(
    kept: Kept,
    form: Form,
    data_of: Callable[[str], bytes | None],
    say: Say = str,
    dialect: Dialect | None = None,
) -> str:
    """JSON holds all versions; the others hold the one that was read last. `data_of` reads what lies under a hash and
    blocks, `say` translates, and `dialect` is that of the server that the messages are meant for."""
    if form == "markdown":
        return markdown_of(kept, data_of, say)
    if form == "html":
        return html_of(kept, data_of, say)
    if form == "messages":
        return _messages(kept, data_of, dialect or Dialect())
    return "".join(json_pieces([kept], data_of))


def json_pieces(all_kept: Iterable[Kept], data_of: Callable[[str], bytes | None]) -> Iterator[str]:
    """Any number of conversations as one file, of which only one is held at a time."""
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "conversations": ['
    comma = "\n"
    for kept in all_kept:
        yield comma + json.dumps(to_json(kept, data_of), ensure_ascii=False, indent=1)
        comma = ",\n"
    yield "\n]}\n"


def name_for(title: str, form: Form) -> str:
    return file_name(title, ENDINGS[form], "conversation")


def _messages(kept: Kept, data_of: Callable[[str], bytes | None], dialect: Dialect) -> str:
    """What the request for another reply would hold."""

    def read(attachment: Attachment) -> str | None:
        return content_of(attachment, data_of)

    parameters = parameters_for(kept.settings, messages_for(kept.settings.system, kept.path), read)
    request = parameters.to_request(dialect)
    assert isinstance(request.body, dict)
    return json.dumps(request.body["messages"], ensure_ascii=False, indent=2) + "\n"
