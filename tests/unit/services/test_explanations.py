"""Every error has its sentence."""

from collections.abc import Iterator

import pytest

from playground.api import errors
from playground.api.connection import BadKey
from playground.api.errors import ApiError
from playground.message import Message
from playground.services.errors import DemoServerFailed, Refused
from playground.services.explanations import action_label, explain
from playground.services.notices import Notice, Notices, error_notice
from playground.services.redaction import hide
from playground.storage.errors import Damaged, DiskFull, NotWritable, StorageFailed

URL = "https://api.example:8443/v1/chat/completions"
BARE = "https://api.example/chat/completions"
REASON = Message("The address is empty.")

SENTENCES: list[tuple[BaseException, str, str | None]] = [
    (errors.ApiError(url=URL), "The request to api.example failed.", "retry"),
    (errors.NotReachable(url=URL), "api.example could not be reached.", "retry"),
    (errors.NameNotFound(url=URL), "There is no server with the name api.example.", "retry"),
    (errors.ConnectionRefused(url=URL), "Nothing answers at api.example:8443.", "retry"),
    (errors.ConnectTimedOut(url=URL), "api.example:8443 did not answer in time.", "retry"),
    (
        errors.TlsFailed(url=URL, issuer="Evil Corp", fault="unknown_issuer"),
        "could not be proved. This computer does not know who issued its certificate. Issued by Evil Corp.",
        "open_connection",
    ),
    (errors.TlsFailed(url=URL), "No secure connection came about.", "open_connection"),
    (errors.ProxyFailed(url=URL), "The proxy on the way to api.example could not be used.", "open_connection"),
    (
        errors.WrongProtocol(url=URL, speaks="http"),
        "does not speak the protocol of this address.",
        "use_address:http://api.example:8443/v1",
    ),
    (errors.WrongProtocol(url=URL, speaks="ssh"), "api.example:8443 answers", "open_connection"),
    (errors.BadAddress(REASON), "The address is empty.", "open_connection"),
    (
        errors.InsecureAddress(Message("Not encrypted."), url="http://api.example/v1/chat/completions"),
        "Not encrypted.",
        "use_address:https://api.example/v1",
    ),
    (errors.UnsafeDownload(Message("It lies in a private network.")), "It lies in a private network.", None),
    (errors.EndpointMissing(endpoint="images/edits"), "has no endpoint images/edits", "open_connection"),
    (errors.SourceUnreadable(Message("a.jsonl cannot be read.")), "a.jsonl cannot be read.", "retry"),
    (errors.KeyMissing(url=URL), "api.example needs a key", "open_connection"),
    (errors.KeyMissing(url=URL, header="api-key"), "value of the header api-key is not known", "open_connection"),
    (errors.Rejected("Say it nicely", url=URL, status=400), "rejected the request: Say it nicely", "retry"),
    (errors.KeyRejected(url=URL, status=401), "api.example rejected the key.", "open_connection"),
    (errors.NotAllowed(url=URL, status=403), "api.example does not allow this.", "open_connection"),
    (errors.TrainingClosed(url=URL, status=403), "no longer create fine-tuning jobs at api.example", "open_connection"),
    (
        errors.PathNotFound(url=BARE, status=404),
        "api.example has nothing at this address.",
        "use_address:https://api.example/v1",
    ),
    (errors.PathNotFound(url=URL, status=404), "api.example has nothing", "open_connection"),
    (errors.ModelNotFound(url=URL, status=404), "does not have this model", "retry"),
    (errors.ParameterRejected(url=URL, param="seed"), "does not take the parameter seed.", "send_without:seed"),
    (errors.ParameterRejected(url=URL), "does not take one of the parameters", "retry"),
    (errors.ContextTooLong(url=URL), "The conversation is too long for this model.", "retry"),
    (errors.ContextTooLong(url=URL, param="input[3]"), "A text is too long for this model.", None),
    (errors.RequestTooLarge(url=URL, status=413), "api.example does not take so much at once.", "retry"),
    (errors.RateLimited(url=URL, status=429), "more requests than your account may send", "retry"),
    (errors.QuotaExhausted(url=URL, status=429), "has no credit left", "open_connection"),
    (errors.ServerFailed(url=URL, status=500), "api.example failed while it worked on the request.", "retry"),
    (errors.ServerOverloaded(url=URL, status=503), "api.example is overloaded", "retry"),
    (
        errors.Redirected(url=URL, location="https://other.example/v1/chat/completions?x=1"),
        "sends requests on to https://other.example. Nothing was sent there.",
        "use_address:https://other.example/v1",
    ),
    (errors.Redirected(url=URL, location="file:///etc/passwd"), "sends requests on to file:", "open_connection"),
    (errors.NotAnApi(url=BARE), "This address answers with a web page", "use_address:https://api.example/v1"),
    (errors.ReplyUnreadable(url=URL), "could not be understood", "retry"),
    (errors.ReplyTooLarge(url=URL, limit=64 * 2**20), "larger than 64 MB", "retry"),
    (errors.ReplyTimedOut(url=URL), "did not answer in time", "retry"),
    (errors.ErrorInReply("boom", url=URL), "api.example reported an error: boom", "retry"),
    (
        errors.ErrorInReply("unknown endpoint", url=BARE, wrong_base_url=True),
        "does not know this path",
        "use_address:https://api.example/v1",
    ),
    (errors.BrokenOff(url=URL), "The connection to api.example was lost.", "continue"),
    (errors.StreamInterrupted(url=URL), "api.example ended the reply in the middle.", "continue"),
    (errors.ConnectionLost(url=URL), "The connection to api.example was lost.", "continue"),
    (errors.StreamStalled(url=URL), "api.example stopped sending", "continue"),
    (BadKey(Message("The key is empty.")), "The key is empty.", "open_connection"),
    (DiskFull("database or disk is full"), "The disk is full", "retry"),
    (NotWritable("readonly"), "The history may not be written.", "retry"),
    (StorageFailed("no such table"), "The history could not be read or saved.", "retry"),
    (DemoServerFailed("died"), "The demo server on this computer could not be started.", "retry"),
    (PermissionError(13, "Permission denied", "/x"), "The computer refused: Permission denied.", "retry"),
    (MemoryError(), "not enough memory", "retry"),
    (ZeroDivisionError("division"), "A fault in this program", "retry"),
]


def tree(kind: type[ApiError]) -> Iterator[type[ApiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


@pytest.mark.parametrize(("error", "sentence", "action"), SENTENCES, ids=lambda value: type(value).__name__)
def test_the_sentence_says_what_happened_and_what_to_do(
    error: BaseException, sentence: str, action: str | None
) -> None:
    explanation = explain(error)
    assert sentence in str(explanation.title)
    assert str(explanation.advice)[-1] == "."
    assert next(iter(explanation.actions), None) == action
    for text in (str(explanation.title), str(explanation.advice)):
        assert "!" not in text
        assert "please" not in text.lower()
        assert "error occurred" not in text.lower()
        assert "{" not in text
    for each in explanation.actions:
        assert str(action_label(each))


def test_what_may_have_been_done_is_not_simply_tried_again() -> None:
    error = errors.ConnectionLost(url=URL)
    assert explain(error).actions == ("continue", "regenerate")
    error.outcome_unknown = True
    explanation = explain(error)
    assert str(explanation.title) == "The connection to api.example was lost."
    assert "only if you want it twice" in str(explanation.advice)
    assert explanation.actions == ("retry",)


def test_what_was_refused_is_said_in_its_own_words():
    explanation = explain(Refused(REASON))

    assert (explanation.title, explanation.advice) == (REASON, None)
    assert error_notice(Refused(REASON)).message == REASON


def test_no_error_of_the_api_is_without_a_sentence_of_its_own() -> None:
    shown = {type(error) for error, _, _ in SENTENCES}
    assert set(tree(ApiError)) <= shown
    titles = {kind: str(explain(error).title) for error, _, _ in SENTENCES for kind in [type(error)]}
    # A connection that broke off for an unknown reason is as good as lost.
    distinct = {titles[kind] for kind in tree(ApiError)}
    assert len(distinct) == len(list(tree(ApiError))) - 1


def test_only_a_401_blames_the_key() -> None:
    for error, _, _ in SENTENCES:
        explanation = explain(error)
        blamed = "rejected the key" in f"{explanation.title} {explanation.advice}"
        assert blamed == isinstance(error, errors.KeyRejected)


def test_a_damaged_history_needs_a_new_start() -> None:
    assert "Start the program again" in str(explain(Damaged("malformed")).advice)


@pytest.mark.parametrize(
    ("seconds", "advice"),
    [(0.2, "in 1 seconds"), (7.6, "in 8 seconds"), (120, "in 120 seconds"), (3600, "after "), (None, "Wait a little")],
)
def test_a_rate_limit_says_how_long(seconds: float | None, advice: str) -> None:
    assert advice in str(explain(errors.RateLimited(url=URL, retry_after=seconds)).advice)


def test_the_details_hold_the_facts_and_no_key() -> None:
    hide("hunter2-hunter2")
    error = errors.Rejected(
        "Incorrect key sk-abcdefgh12345678 or hunter2-hunter2",
        status=400,
        code="bad",
        param="n",
        request_id="req_1",
        url="https://me:secret@api.example/v1/models?api_key=abc",
    )
    explanation = explain(error)
    assert explanation.details.splitlines() == [
        "400 bad",
        "param: n",
        "Incorrect key ••• or •••",
        "x-request-id: req_1",
        "https://•••@api.example/v1/models?api_key=•••",
    ]
    assert "hunter2" not in str(explanation.title)
    assert "secret" not in str(explanation.title)


def test_a_server_that_talks_too_much_is_cut_short() -> None:
    assert len(explain(errors.ServerFailed("x" * 300_000, url=URL)).details) < 3_000


@pytest.mark.parametrize("url", ["", "nonsense", "https://[broken", "https://h:99999/v1/models"])
def test_an_unusable_url_does_no_harm(url: str) -> None:
    for kind in (errors.NameNotFound, errors.PathNotFound, errors.NotAnApi, errors.ConnectionRefused):
        assert "The server" in str(explain(kind(url=url)).title)


def test_a_notice_offers_what_can_be_done_from_anywhere() -> None:
    posted: list[Notice] = []
    notices = Notices()
    notices.posted.connect(posted.append)
    notices.post_error(errors.NotAnApi(url=BARE))
    notices.post(error_notice(errors.ContextTooLong(url=URL)))
    first, second = posted
    assert first.action is not None
    assert first.action[0] == "use_address:https://api.example/v1"
    assert str(first.action[1]) == "Use https://api.example/v1"
    assert second.action is None
    assert str(second.message).startswith("The conversation is too long for this model. Start a new")


def test_an_error_names_its_connection():
    error = errors.ConnectionRefused(url=URL, connection="Ollama")
    assert str(explain(error).title) == "Ollama: Nothing answers at api.example:8443."
    assert str(error_notice(error).message).startswith("Ollama: Nothing answers")
    assert str(explain(error, named=False).title).startswith("Nothing answers")
    assert str(explain(errors.KeyMissing(url=URL, connection="api.example")).title).startswith(
        "api.example needs a key"
    )
    assert len(str(explain(errors.ServerFailed(url=URL, connection="n" * 5000)).title)) < 200
