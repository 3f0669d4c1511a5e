"""What is sent again, how often, and after which pause."""

import pytest

from playground.api.errors import (
    ApiError,
    ConnectionLost,
    ConnectionRefused,
    ConnectTimedOut,
    KeyRejected,
    ParameterRejected,
    ProxyFailed,
    QuotaExhausted,
    RateLimited,
    Rejected,
    ReplyTimedOut,
    ReplyUnreadable,
    ServerFailed,
    ServerOverloaded,
    StreamInterrupted,
    TlsFailed,
)
from playground.api.request import Repeat
from playground.api.retry import Quota, pause_before, repeats_allowed, retry_after

SAFE, GENERATION, ONCE = Repeat.SAFE, Repeat.GENERATION, Repeat.ONCE


@pytest.mark.parametrize(
    ("error", "allowed"),
    [
        (ConnectionRefused(), (2, 2, 2)),
        (ConnectTimedOut(), (2, 2, 2)),
        (TlsFailed(), (0, 0, 0)),
        (ProxyFailed(), (0, 0, 0)),
        (RateLimited(status=429), (2, 2, 0)),
        (ServerOverloaded(status=503, retry_after=1.0), (2, 2, 0)),
        (ServerOverloaded(status=503), (2, 1, 0)),
        (ServerFailed(status=500), (2, 1, 0)),
        (ServerFailed(status=501), (0, 0, 0)),
        (ReplyTimedOut(), (2, 1, 0)),
        (ConnectionLost(), (2, 1, 0)),
        (Rejected(status=409), (2, 1, 0)),
        (StreamInterrupted(), (0, 0, 0)),
        (QuotaExhausted(status=429), (0, 0, 0)),
        (KeyRejected(status=401), (0, 0, 0)),
        (ParameterRejected(status=400), (0, 0, 0)),
        (ReplyUnreadable(status=200), (0, 0, 0)),
    ],
)
def test_repeats_depend_on_the_fault_and_on_what_a_repeat_costs(error, allowed):
    assert tuple(repeats_allowed(error, repeat) for repeat in (SAFE, GENERATION, ONCE)) == allowed


def test_pauses_double_up_to_a_limit_and_vary_a_little():
    assert [pause_before(attempt, ApiError(), lambda: 1.0) for attempt in range(2, 9)] == [0.5, 1, 2, 4, 8, 8, 8]
    assert pause_before(2, ApiError(), lambda: 0.0) == 0.375


def test_the_server_decides_unless_it_asks_for_too_long():
    assert pause_before(2, ApiError(retry_after=120.0), lambda: 0.5) == 120
    assert pause_before(2, ApiError(retry_after=120.5), lambda: 0.5) is None


DATE = "Wed, 21 Oct 2026 07:28:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "2"}, 2),
        ({"retry-after": " 2.5 "}, 2.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "x", "retry-after": "9"}, 9),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT", "date": DATE}, 30),
        ({"retry-after": "Wed, 21 Oct 2026 07:27:30 GMT", "date": DATE}, None),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT"}, None),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:30 -0000", "date": DATE}, 30),
        *[({"retry-after": value}, None) for value in ("-1", "abc", "nan", "inf", "1e3", "٣", "0", "", "1" * 400)],
    ],
)
def test_what_the_server_asks_for_is_understood(headers, seconds):
    assert retry_after(headers) == seconds


def test_a_quota_is_used_up_and_slowly_refilled():
    quota = Quota(2)
    assert [quota.take() for _ in range(3)] == [True, True, False]
    quota.pay_back()
    assert not quota.take()
    quota.pay_back()
    assert quota.take()
    for _ in range(100):
        quota.pay_back()
    assert [quota.take() for _ in range(3)] == [True, True, False]
