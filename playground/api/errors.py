"""What can go wrong between us and a server, as one tree.

    ApiError
    ├─ NotReachable           nothing was sent
    │  ├─ NameNotFound, ConnectionRefused, ConnectTimedOut
    │  └─ TlsFailed, ProxyFailed, WrongProtocol
    ├─ BadAddress             nothing may be sent there
    │  └─ InsecureAddress, UnsafeDownload
    ├─ SourceUnreadable       a file of ours cannot be read while it is sent
    ├─ EndpointMissing        the dialect says that the server cannot do this
    ├─ KeyMissing
    ├─ Rejected               4xx
    │  ├─ KeyRejected, NotAllowed, PathNotFound, ModelNotFound
    │  ├─ ParameterRejected, ContextTooLong, RequestTooLarge
    │  ├─ RateLimited, QuotaExhausted
    │  └─ TrainingClosed
    ├─ ServerFailed           5xx
    │  └─ ServerOverloaded
    ├─ Redirected
    ├─ NotAnApi, ReplyUnreadable, ReplyTooLarge, ErrorInReply
    ├─ ReplyTimedOut
    └─ BrokenOff              a reply began and did not end
       └─ StreamInterrupted, ConnectionLost, StreamStalled

The errors hold facts; the sentences for the user are made elsewhere.
"""

from typing import Literal, TypedDict, Unpack

from playground.message import Message

TlsFault = Literal["expired", "not_yet_valid", "wrong_host", "self_signed", "unknown_issuer", "other"]
Speaks = Literal["https", "http", "ssh", "unknown"]


class Facts(TypedDict, total=False):
    """What is known about any failure."""

    status: int | None
    code: str | None
    type: str | None
    param: str | None
    request_id: str | None
    url: str
    retry_after: float | None
    connection: str


class ApiError(Exception):
    """`message` holds the words of the server or of the network library, or nothing.

    `outcome_unknown` is for a request that must not be sent twice: the server may have done, and counted, it.
    `repeated` says that it was sent before, and that nobody knows what that came to.
    """

    def __init__(self, message: str = "", **facts: Unpack[Facts]) -> None:
        super().__init__(message)
        self.message = message
        self.status = facts.get("status")
        self.code = facts.get("code")
        self.type = facts.get("type")
        self.param = facts.get("param")
        self.request_id = facts.get("request_id")
        self.url = facts.get("url", "")
        self.retry_after = facts.get("retry_after")
        self.outcome_unknown = False
        self.repeated = False
        self.connection = facts.get("connection", "")

    def __str__(self) -> str:
        known = [type(self).__name__, str(self.status or ""), self.code or "", self.message]
        return " · ".join(part for part in known if part)


class NotReachable(ApiError):
    """No connection came about, so the request never left."""


class NameNotFound(NotReachable):
    pass


class ConnectionRefused(NotReachable):
    pass


class ConnectTimedOut(NotReachable):
    pass


class TlsFailed(NotReachable):
    def __init__(
        self, message: str = "", *, issuer: str = "", fault: TlsFault = "other", **facts: Unpack[Facts]
    ) -> None:
        super().__init__(message, **facts)
        self.issuer = issuer
        self.fault: TlsFault = fault


class ProxyFailed(NotReachable):
    pass


class WrongProtocol(NotReachable):
    """Somebody answers at the address, in another language than the one that the address names."""

    def __init__(self, message: str = "", *, speaks: Speaks = "unknown", **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.speaks: Speaks = speaks


class BadAddress(ApiError):
    """The address is refused before anything is sent; `reason` is a sentence for the user."""

    def __init__(self, reason: Message, **facts: Unpack[Facts]) -> None:
        super().__init__(str(reason), **facts)
        self.reason = reason


class InsecureAddress(BadAddress):
    """A key would travel unencrypted to another machine."""


class UnsafeDownload(BadAddress):
    """An address in a reply was not opened: it may lead where the user would not go."""


class SourceUnreadable(ApiError):
    """A file that is to be sent cannot be read, or not to its end; `reason` is a sentence for the user."""

    def __init__(self, reason: Message, **facts: Unpack[Facts]) -> None:
        super().__init__(str(reason), **facts)
        self.reason = reason


class EndpointMissing(ApiError):
    """The server is known not to have this endpoint, so nothing was sent."""

    def __init__(self, message: str = "", *, endpoint: str, **facts: Unpack[Facts]) -> None:
        super().__init__(message or endpoint, **facts)
        self.endpoint = endpoint


class KeyMissing(ApiError):
    """`header` names the secret header whose value is missing, when it is not the key itself."""

    def __init__(self, message: str = "", *, header: str = "", **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.header = header


class Rejected(ApiError):
    """The server understood enough to say no (4xx)."""


class KeyRejected(Rejected):
    pass


class NotAllowed(Rejected):
    pass


class PathNotFound(Rejected):
    pass


class ModelNotFound(Rejected):
    pass


class ParameterRejected(Rejected):
    """`param` names the parameter that this model or server does not take."""


class ContextTooLong(Rejected):
    pass


class RequestTooLarge(Rejected):
    pass


class RateLimited(Rejected):
    pass


class QuotaExhausted(Rejected):
    pass


class TrainingClosed(Rejected):
    """This organization can no longer create fine-tuning jobs."""


class ServerFailed(ApiError):
    """The server failed (5xx)."""


class ServerOverloaded(ServerFailed):
    pass


class Redirected(ApiError):
    """Redirects are never followed: key and prompt would go where the user did not send them."""

    def __init__(self, message: str = "", *, location: str, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.location = location


class NotAnApi(ApiError):
    """The address answers with a web page."""


class ReplyUnreadable(ApiError):
    pass


class ReplyTooLarge(ApiError):
    def __init__(self, message: str = "", *, limit: int, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.limit = limit


class ReplyTimedOut(ApiError):
    """The request was sent and no answer began, or it did not end in time."""


class ErrorInReply(ApiError):
    """An error under a status that promised success: as the whole reply, or inside a stream."""

    def __init__(self, message: str = "", *, wrong_base_url: bool = False, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        # Some servers answer 200 to paths that they do not know, most often because the base URL lacks /v1.
        self.wrong_base_url = wrong_base_url


class BrokenOff(ApiError):
    """The reply did not reach its end; what arrived was handed over and stays."""


class StreamInterrupted(BrokenOff):
    """The stream closed in an orderly way without any sign of an end."""


class ConnectionLost(BrokenOff):
    """The connection was cut or reset."""


class StreamStalled(BrokenOff):
    """The connection stands, but nothing new came for too long."""
