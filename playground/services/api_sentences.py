"""What happened and what to do now, for every error of the API."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from playground.api import errors
from playground.message import Message
from playground.services.error_facts import base_url, host, place, shown, use, wait, with_v1, words

# What happened, what to do now, and the actions that can be offered for it, the most useful first.
Sentences: TypeAlias = tuple[Message, Message | None, tuple[str, ...]]


def _name_not_found(error: errors.NameNotFound) -> Sentences:
    return (
        Message("There is no server with the name {host}.", host=host(error)),
        Message("Check the address for typing errors, and whether this computer is online."),
        ("retry", "open_connection"),
    )


def _connection_refused(error: errors.ConnectionRefused) -> Sentences:
    return (
        Message("Nothing answers at {host}.", host=place(error)),
        Message("Start the server, or check the address and its port."),
        ("retry", "open_connection"),
    )


def _connect_timed_out(error: errors.ConnectTimedOut) -> Sentences:
    return (
        Message("{host} did not answer in time.", host=place(error)),
        Message("The address may be wrong, or a firewall may be in the way. Check both and try again."),
        ("retry", "open_connection"),
    )


def _tls_failed(error: errors.TlsFailed) -> Sentences:
    reasons: Mapping[str, Message] = {
        "expired": Message("Its certificate has expired."),
        "not_yet_valid": Message("Its certificate is not valid yet; this computer's clock may be wrong."),
        "wrong_host": Message("Its certificate belongs to another name."),
        "self_signed": Message("It has signed its certificate itself."),
        "unknown_issuer": Message("This computer does not know who issued its certificate."),
    }
    reason = reasons.get(error.fault, Message("No secure connection came about."))
    if error.issuer:
        reason = Message("{reason} Issued by {issuer}.", reason=reason, issuer=error.issuer)
    return (
        Message("The identity of {host} could not be proved. {reason}", host=host(error), reason=reason),
        Message("If you trust this server, enter its CA file in the connection."),
        ("open_connection", "retry"),
    )


def _proxy_failed(error: errors.ProxyFailed) -> Sentences:
    return (
        Message("The proxy on the way to {host} could not be used.", host=host(error)),
        Message("Check the proxy in the connection, or choose to go without one."),
        ("open_connection", "retry"),
    )


def _wrong_protocol(error: errors.WrongProtocol) -> Sentences:
    advice: Mapping[str, Message] = {
        "https": Message("It speaks https: the address must start with https://."),
        "http": Message("It speaks http: the address must start with http://."),
        "ssh": Message("SSH answers there. Check the port in the address."),
    }
    scheme = error.speaks if error.speaks in ("http", "https") else None
    better = base_url(error, scheme=scheme) if scheme else None
    return (
        Message("{host} answers, but does not speak the protocol of this address.", host=place(error)),
        advice.get(
            error.speaks, Message("Check whether the address must start with http:// or https://, and its port.")
        ),
        (*use(better), "open_connection"),
    )


def _not_reachable(error: errors.NotReachable) -> Sentences:
    return (
        Message("{host} could not be reached.", host=host(error)),
        Message("Check the address and whether this computer is online."),
        ("retry", "open_connection"),
    )


def _bad_address(error: errors.BadAddress) -> Sentences:
    return error.reason, Message("Correct the address of the connection."), ("open_connection",)


def _insecure_address(error: errors.InsecureAddress) -> Sentences:
    return (
        error.reason,
        Message("Use https:// for this server, or remove the key if the server needs none."),
        (*use(base_url(error, scheme="https")), "open_connection"),
    )


def _unsafe_download(error: errors.UnsafeDownload) -> Sentences:
    return error.reason, Message("If you trust the server, copy its address from the details into your browser."), ()


def _endpoint_missing(error: errors.EndpointMissing) -> Sentences:
    return (
        Message("This server has no endpoint {endpoint}, so nothing was sent.", endpoint=error.endpoint),
        Message("Choose another connection. If the server does have it, enter its path in this one."),
        ("open_connection",),
    )


def _source_unreadable(error: errors.SourceUnreadable) -> Sentences:
    return error.reason, Message("Look whether the file is there and may be read, then send it again."), ("retry",)


def _key_missing(error: errors.KeyMissing) -> Sentences:
    if error.header:
        return (
            Message("The value of the header {header} is not known for this address.", header=error.header),
            Message("Enter it again in the connection."),
            ("open_connection",),
        )
    return (
        Message("{host} needs a key, and there is none yet.", host=host(error)),
        Message("Enter the key in the connection."),
        ("open_connection",),
    )


def _key_rejected(error: errors.KeyRejected) -> Sentences:
    return (
        Message("{host} rejected the key.", host=host(error)),
        Message("Check the key in the connection; it may be mistyped, revoked or meant for another organization."),
        ("open_connection", "retry"),
    )


def _not_allowed(error: errors.NotAllowed) -> Sentences:
    return (
        Message("{host} does not allow this.", host=host(error)),
        Message("Your account may lack the right to this model, or the server is not available in your country."),
        ("open_connection", "retry"),
    )


def _training_closed(error: errors.TrainingClosed) -> Sentences:
    return (
        Message("Your organization can no longer create fine-tuning jobs at {host}.", host=host(error)),
        Message("Models that it has trained still answer. To train another one, choose a connection that offers it."),
        ("open_connection",),
    )


def _path_not_found(error: errors.PathNotFound) -> Sentences:
    better = with_v1(error)
    advice = (
        Message("Most addresses end in /v1. Some servers also do not offer everything that this program can do.")
        if better is not None
        else Message("Check the address. Some servers also do not offer everything that this program can do.")
    )
    return Message("{host} has nothing at this address.", host=host(error)), advice, (*use(better), "open_connection")


def _model_not_found(error: errors.ModelNotFound) -> Sentences:
    return (
        Message("{host} does not have this model, or your key may not use it.", host=host(error)),
        Message("Choose another model."),
        ("retry",),
    )


def _parameter_rejected(error: errors.ParameterRejected) -> Sentences:
    if not error.param:
        return (
            Message("The model does not take one of the parameters."),
            Message("The details say which. Reset it and send again."),
            ("retry",),
        )
    return (
        Message("The model does not take the parameter {parameter}.", parameter=error.param),
        Message("Send again without it. This is remembered for this model."),
        (f"send_without:{error.param}",),
    )


def _context_too_long(error: errors.ContextTooLong) -> Sentences:
    if (error.param or "").startswith("input"):
        return (
            Message("A text is too long for this model."),
            Message("Shorten it, or choose a model that takes more."),
            (),
        )
    return (
        Message("The conversation is too long for this model."),
        Message("Start a new conversation, shorten the text, or choose a model that takes more."),
        ("retry",),
    )


def _request_too_large(error: errors.RequestTooLarge) -> Sentences:
    return (
        Message("{host} does not take so much at once.", host=host(error)),
        Message("Send less text or smaller files."),
        ("retry",),
    )


def _rate_limited(error: errors.RateLimited) -> Sentences:
    return (
        Message("{host} received more requests than your account may send.", host=host(error)),
        wait(error.retry_after, Message("Wait a little and try again.")),
        ("retry",),
    )


def _quota_exhausted(error: errors.QuotaExhausted) -> Sentences:
    return (
        Message("Your account at {host} has no credit left, or has reached its limit.", host=host(error)),
        Message("Look at billing and limits on the provider's web site. Trying again does not help before that."),
        ("open_connection", "retry"),
    )


def _rejected(error: errors.Rejected) -> Sentences:
    return (
        Message("{host} rejected the request: {words}", host=host(error), words=words(error)),
        Message("Change what the server complains about and send again."),
        ("retry",),
    )


def _server_failed(error: errors.ServerFailed) -> Sentences:
    return (
        Message("{host} failed while it worked on the request.", host=host(error)),
        wait(error.retry_after, Message("This is not your fault. Try again in a moment.")),
        ("retry",),
    )


def _server_overloaded(error: errors.ServerOverloaded) -> Sentences:
    return (
        Message("{host} is overloaded or still starting.", host=host(error)),
        wait(error.retry_after, Message("Try again in a moment.")),
        ("retry",),
    )


def _redirected(error: errors.Redirected) -> Sentences:
    return (
        Message(
            "{host} sends requests on to {target}. Nothing was sent there.",
            host=host(error),
            target=shown(error.location) or error.location,
        ),
        Message("If you trust that address, enter it in the connection."),
        (*use(base_url(error, url=error.location)), "open_connection"),
    )


def _not_an_api(error: errors.NotAnApi) -> Sentences:
    return (
        Message("This address answers with a web page: {host}.", host=place(error)),
        Message(
            "Enter the address of the API. It often ends in /v1. In a hotel or café, sign in to the network first."
        ),
        (*use(with_v1(error)), "open_connection"),
    )


def _reply_unreadable(error: errors.ReplyUnreadable) -> Sentences:
    return (
        Message("{host} sent a reply that could not be understood.", host=host(error)),
        Message("Try again. If it happens again, this server may not speak the OpenAI API."),
        ("retry", "open_connection"),
    )


def _reply_too_large(error: errors.ReplyTooLarge) -> Sentences:
    megabytes = max(1, error.limit // 2**20)
    return (
        Message("The reply of {host} was larger than {size} MB and was cut off.", host=host(error), size=megabytes),
        Message("Ask for less at once."),
        ("retry",),
    )


def _reply_timed_out(error: errors.ReplyTimedOut) -> Sentences:
    return (
        Message("{host} took the request and did not answer in time.", host=host(error)),
        Message("Try again, or allow more time in the connection."),
        ("retry", "open_connection"),
    )


def _error_in_reply(error: errors.ErrorInReply) -> Sentences:
    if error.wrong_base_url:
        return (
            Message("{host} does not know this path.", host=host(error)),
            Message("Most addresses end in /v1."),
            (*use(with_v1(error)), "open_connection"),
        )
    return (
        Message("{host} reported an error: {words}", host=host(error), words=words(error)),
        Message("What arrived before is kept. Try again, or change what the server complains about."),
        ("retry",),
    )


def _stream_interrupted(error: errors.StreamInterrupted) -> Sentences:
    return (
        Message("{host} ended the reply in the middle.", host=host(error)),
        Message("What arrived is kept. Continue from there, or generate the reply again."),
        ("continue", "regenerate"),
    )


def _connection_lost(error: errors.ConnectionLost) -> Sentences:
    return (
        Message("The connection to {host} was lost.", host=host(error)),
        Message("What arrived is kept. Continue from there, or generate the reply again."),
        ("continue", "regenerate"),
    )


def _stream_stalled(error: errors.StreamStalled) -> Sentences:
    return (
        Message("{host} stopped sending, so the reply was ended.", host=host(error)),
        Message("What arrived is kept. Continue from there, or generate the reply again."),
        ("continue", "regenerate"),
    )


def _api_error(error: errors.ApiError) -> Sentences:
    return (
        Message("The request to {host} failed.", host=host(error)),
        Message("The details say more. Try again, or check the connection."),
        ("retry", "open_connection"),
    )


API_SENTENCES: Mapping[type[BaseException], Callable[[Any], Sentences]] = {
    errors.ApiError: _api_error,
    errors.NotReachable: _not_reachable,
    errors.NameNotFound: _name_not_found,
    errors.ConnectionRefused: _connection_refused,
    errors.ConnectTimedOut: _connect_timed_out,
    errors.TlsFailed: _tls_failed,
    errors.ProxyFailed: _proxy_failed,
    errors.WrongProtocol: _wrong_protocol,
    errors.BadAddress: _bad_address,
    errors.InsecureAddress: _insecure_address,
    errors.UnsafeDownload: _unsafe_download,
    errors.EndpointMissing: _endpoint_missing,
    errors.SourceUnreadable: _source_unreadable,
    errors.KeyMissing: _key_missing,
    errors.Rejected: _rejected,
    errors.KeyRejected: _key_rejected,
    errors.NotAllowed: _not_allowed,
    errors.TrainingClosed: _training_closed,
    errors.PathNotFound: _path_not_found,
    errors.ModelNotFound: _model_not_found,
    errors.ParameterRejected: _parameter_rejected,
    errors.ContextTooLong: _context_too_long,
    errors.RequestTooLarge: _request_too_large,
    errors.RateLimited: _rate_limited,
    errors.QuotaExhausted: _quota_exhausted,
    errors.ServerFailed: _server_failed,
    errors.ServerOverloaded: _server_overloaded,
    errors.Redirected: _redirected,
    errors.NotAnApi: _not_an_api,
    errors.ReplyUnreadable: _reply_unreadable,
    errors.ReplyTooLarge: _reply_too_large,
    errors.ReplyTimedOut: _reply_timed_out,
    errors.ErrorInReply: _error_in_reply,
    errors.BrokenOff: _connection_lost,
    errors.StreamInterrupted: _stream_interrupted,
    errors.ConnectionLost: _connection_lost,
    errors.StreamStalled: _stream_stalled,
}
