"""A request as code to copy: the official SDKs for Python and JavaScript, and cURL. Keys stay in the environment."""

from typing import Literal, TypeAlias

from playground.api.request import ApiRequest
from playground.api.snippets.curl import curl
from playground.api.snippets.javascript import javascript
from playground.api.snippets.python import python
from playground.api.snippets.sender import Headers, Sender

__all__ = ["Language", "snippet"]

Language: TypeAlias = Literal["python", "javascript", "curl"]
_WRITERS = {"python": python, "javascript": javascript, "curl": curl}


def snippet(
    request: ApiRequest,
    connection_base_url: str,
    language: Language,
    organization: str = "",
    project: str = "",
    headers: Headers = (),
) -> str:
    """Code that sends just this request. Files are named, not written out: they lie where the code runs."""
    return _WRITERS[language](request, Sender(connection_base_url, organization, project, headers))
