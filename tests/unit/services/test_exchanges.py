"""What the inspector can show: everything that went over the wire but keys, and never too much of it."""

import base64
import time

import pytest

from playground.api.errors import ConnectionLost
from playground.api.observer import (
    SHOWN_BODY,
    BodyArrived,
    Connected,
    Ended,
    EventsArrived,
    ExchangeStart,
    HeadersArrived,
    Observer,
    SentPart,
)
from playground.api.request import ApiRequest
from playground.api.sse import ServerSentEvent
from playground.services.exchanges import Exchange, Exchanges
from playground.services.redaction import hide

CANARY = "canary-in-exchange-0123"
REQUEST = ApiRequest("POST", "chat/completions", {"model": "m"})


def start(exchanges: Exchanges, body: str = "{}", url: str = "https://h/v1/chat/completions") -> int:
    headers = (("content-type", "application/json"), ("X-Api-Key", "abc"), ("x-note", f"for {CANARY}"))
    return exchanges.exchange_started(ExchangeStart(REQUEST, url, headers, body, len(body), 1))


def events(*texts: str) -> tuple[ServerSentEvent, ...]:
    return tuple(ServerSentEvent("message", text) for text in texts)


def test_it_is_what_the_client_reports_to() -> None:
    observer: Observer = Exchanges()
    assert observer.exchange_started(ExchangeStart(REQUEST, "https://h", (), "", 0, 1)) == 1


def test_a_streamed_exchange_is_followed_from_start_to_end() -> None:
    exchanges = Exchanges()
    seen: list[Exchange] = []
    exchanges.changed.connect(seen.append)
    before = time.time()
    number = start(exchanges)
    (exchange,) = exchanges.entries
    assert exchange.running
    assert before <= exchange.started_at <= time.time()
    headers = (("x-request-id", "req_1"), ("x-ratelimit-remaining-tokens", "9"), ("Set-Cookie", "a=b"))
    for change in (
        Connected(0.01, reused=True),
        HeadersArrived(0.02, 200, headers),
        EventsArrived(0.03, events('{"a": 1}'), 12, first_token=False),
        EventsArrived(0.04, events('{"b": 2}', "[DONE]"), 30, first_token=True),
        EventsArrived(0.05, (), 2, first_token=True),
        Ended(0.06, 44, None, stopped=False),
    ):
        exchanges.exchange_changed(number, change)
    assert (exchange.method, exchange.url, exchange.status) == ("POST", "https://h/v1/chat/completions", 200)
    assert (exchange.connected_at, exchange.reused, exchange.first_byte_at) == (0.01, True, 0.02)
    assert (exchange.first_token_at, exchange.ended_at, exchange.size) == (0.04, 0.06, 44)
    assert [(each.at, each.data) for each in exchange.events] == [
        (0.03, '{"a": 1}'),
        (0.04, '{"b": 2}'),
        (0.04, "[DONE]"),
    ]
    assert (exchange.event_count, exchange.events_left_out, exchange.body) == (3, 0, None)
    assert exchange.request_id == "req_1"
    assert exchange.rate_limits == (("x-ratelimit-remaining-tokens", "9"),)
    assert exchange.response_headers[2] == ("Set-Cookie", "•••")
    assert not exchange.running
    assert seen == [exchange] * 7


def test_a_failed_exchange_keeps_its_error() -> None:
    exchanges = Exchanges()
    error = ConnectionLost()
    exchanges.exchange_changed(start(exchanges), Ended(0.1, 0, error, stopped=False))
    assert exchanges.entries[0].error is error
    exchanges.exchange_changed(start(exchanges), Ended(0.1, 0, None, stopped=True))
    assert exchanges.entries[1].stopped


def test_no_part_shows_a_key() -> None:
    hide(CANARY)
    exchanges = Exchanges()
    number = start(exchanges, f'{{"prompt": "{CANARY}"}}', f"https://h/v1?api-key={CANARY}")
    exchanges.exchange_changed(number, HeadersArrived(0, 200, (("x-echo", CANARY), ("openai-token", "t"))))
    exchanges.exchange_changed(number, EventsArrived(0, events(f"you said {CANARY}"), 9, first_token=True))
    exchanges.exchange_changed(number, BodyArrived(0, f"you said {CANARY}".encode()))
    (exchange,) = exchanges.entries
    shown = (exchange.url, exchange.request_headers, exchange.request_body, exchange.response_headers, exchange.body)
    assert CANARY not in str((shown, exchange.events))
    assert ("X-Api-Key", "•••") in exchange.request_headers
    assert ("openai-token", "•••") in exchange.response_headers
    assert exchange.request_body == '{"prompt": "•••"}'


def test_bodies_are_cut_and_their_true_size_is_told() -> None:
    exchanges = Exchanges()
    number = start(exchanges, "x" * 3 * SHOWN_BODY)
    exchanges.exchange_changed(number, BodyArrived(0, "é".encode() * SHOWN_BODY))
    (exchange,) = exchanges.entries
    assert SHOWN_BODY * 0.9 < len(exchange.request_body) < SHOWN_BODY
    assert exchange.request_size == 3 * SHOWN_BODY
    assert exchange.body is not None
    assert set(exchange.body) == {"é"}
    assert SHOWN_BODY * 0.8 < len(exchange.body.encode()) < SHOWN_BODY
    assert exchange.size == 2 * SHOWN_BODY


@pytest.mark.parametrize("shown", range(1, len(CANARY)))
def test_half_a_key_at_the_cut_is_not_shown(shown: int) -> None:
    hide(CANARY)
    exchanges = Exchanges()

    def cut_through_a_key(limit: int) -> str:
        return ("." * (limit - shown) + CANARY).ljust(limit + 50_000, "-")

    number = start(exchanges, cut_through_a_key(SHOWN_BODY))
    exchanges.exchange_changed(number, EventsArrived(0, events(cut_through_a_key(4096)), 9, first_token=True))
    exchanges.exchange_changed(number, BodyArrived(0, cut_through_a_key(SHOWN_BODY).encode()))
    (exchange,) = exchanges.entries
    for text in (exchange.request_body, exchange.body, exchange.events[0].data):
        assert text is not None
        assert set(text) <= {".", "•"}


def test_of_a_long_stream_the_first_and_the_last_events_are_kept() -> None:
    exchanges = Exchanges()
    number = start(exchanges)
    for index in range(5_000):
        exchanges.exchange_changed(number, EventsArrived(index, events(f"{index} " + "x" * 250), 260, first_token=True))
    (exchange,) = exchanges.entries
    kept = exchange.events
    assert kept[0].data.startswith("0 ")
    assert kept[-1].data.startswith("4999 ")
    assert exchange.event_count == 5_000 == len(kept) + exchange.events_left_out
    assert sum(len(each.data) for each in kept) < 256 * 1024


def test_a_picture_in_an_event_is_not_kept_whole() -> None:
    exchanges = Exchanges()
    picture = ServerSentEvent("image", "x" * 5_000_000, payload={"b64_json": "x" * 5_000_000})
    exchanges.exchange_changed(start(exchanges), EventsArrived(0, (picture,), 5_000_000, first_token=True))
    assert len(exchanges.entries[0].events[0].data) < 10_000


def test_only_the_latest_exchanges_are_kept_and_late_news_of_others_does_no_harm() -> None:
    exchanges = Exchanges(kept=3)
    numbers = [start(exchanges) for _ in range(5)]
    assert [exchange.id for exchange in exchanges.entries] == numbers[2:]
    exchanges.exchange_changed(numbers[0], Ended(1, 0, None, stopped=False))


ENCODED = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1_400_000)).decode()


def test_pictures_in_replies_and_events_are_told_by_their_size() -> None:
    exchanges = Exchanges()
    number = start(exchanges)
    text = f'{{"type": "x", "b64_json": "{ENCODED}", "size": "1x1"}}'
    shown = '{"type": "x", "b64_json": "iVBORw0K…(1.4 MB)", "size": "1x1"}'
    exchanges.exchange_changed(number, EventsArrived(0, events(text), len(text), first_token=True))
    exchanges.exchange_changed(number, BodyArrived(0, text.encode()))
    (exchange,) = exchanges.entries
    assert exchange.events[0].data == shown
    assert exchange.body == shown
    assert exchange.size == len(text)


def test_a_body_that_is_no_text_is_told_by_its_kind_and_size() -> None:
    exchanges = Exchanges()
    number = start(exchanges)
    exchanges.exchange_changed(number, HeadersArrived(0, 200, (("Content-Type", "image/png; x=y"),)))
    exchanges.exchange_changed(number, BodyArrived(0, b"\x89PNG\0" + bytes(1_400_000)))
    assert exchanges.entries[0].body == "(image/png, 1.4 MB)"


def test_of_a_form_the_parts_are_kept_without_keys() -> None:
    hide(CANARY)
    exchanges = Exchanges()
    parts = (SentPart("prompt", f"a {CANARY}", "", "", 9), SentPart("image", "", "a.png", "image/png", 5_000_000))
    exchanges.exchange_started(ExchangeStart(REQUEST, "https://h/v1/images/edits", (), "", 5_000_400, 1, parts))
    (exchange,) = exchanges.entries
    assert exchange.request_parts == (SentPart("prompt", "a •••", "", "", 9), parts[1])
