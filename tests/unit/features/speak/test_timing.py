"""When each sentence is spoken, told from lengths and pauses."""

import numpy as np
import pytest

from playground.features.speak.timing import Pause, pauses_in, starts, weight


def test_without_pauses_sentences_share_the_time_by_their_lengths():
    assert starts([10, 30], 4.0, ()) == (0.0, 1.0)


def test_a_sentence_begins_behind_the_pause_that_is_near():
    assert starts([10, 30], 4.0, [Pause(1.1, 1.4)]) == (0.0, 1.4)


def test_a_pause_that_is_far_away_is_no_end_of_this_sentence():
    assert starts([10, 30], 4.0, [Pause(2.8, 3.4)]) == (0.0, 1.0)


def test_of_two_pauses_the_longer_one_is_the_end_and_the_other_a_comma():
    assert starts([20, 20], 4.0, [Pause(1.6, 1.75), Pause(2.1, 2.5)]) == (0.0, 2.5)


def test_what_was_found_corrects_what_is_expected_of_the_rest():
    begins = starts([10, 10, 10], 3.6, [Pause(1.1, 1.4)])
    assert begins == pytest.approx((0.0, 1.4, 2.5))


def test_more_sentences_than_time_stay_in_order():
    begins = starts([10] * 5, 0.0, ())
    assert begins == (0.0,) * 5


def test_pauses_are_where_it_is_quiet_for_long_enough():
    loud, quiet = [[-900, 1000]], [[-5, 5]]
    outline = np.array(loud * 50 + quiet * 30 + loud * 50 + quiet * 5 + loud * 50 + quiet * 15, np.int16)
    assert pauses_in(outline, 2.0) == (Pause(0.5, 0.8), Pause(1.85, 2.0))


def test_silence_alone_and_nothing_at_all_are_no_reason_to_fail():
    assert pauses_in(np.zeros((0, 2), np.int16), 0.0) == ()
    assert pauses_in(np.zeros((100, 2), np.int16), 1.0) == (Pause(0.0, 1.0),)


def test_a_chinese_sign_takes_as_long_as_a_syllable_and_a_digit_as_long_as_a_word():
    assert weight("你好吗") > weight("abc")
    assert weight("你好吗") < weight("nihaoma nihaoma")
    assert weight("1234") > weight("abcd")
    assert weight("a, b") > weight("a b")
