"""The figures of a job, whoever told them."""

import base64
import math

from playground.api.training_jobs import Checkpoint, JobEvent
from playground.features.files.training.curves import Curve, smoothed, to_csv, value_at
from playground.features.files.training.metrics import curves_of, figures_of, read_table

TABLE = b"step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2.5,0.25,,\n2,1.5,0.5,1.75,0.625\n"


def told(step: object, **figures: object) -> JobEvent:
    return JobEvent(f"e{step}", 1.0, kind="metrics", data={"step": step, **figures})  # type: ignore[dict-item]


def test_events_and_checkpoints_become_curves_with_the_losses_first():
    events = [told(2, train_loss=1.5), told(1, train_loss=2, train_mean_token_accuracy=0.5, elapsed_tokens=900)]
    checkpoint = Checkpoint("c", "ft:m", 2, {"step": 2.0, "full_valid_loss": 1.25, "train_loss": 1.4999})

    curves = curves_of("job", figures_of(events, [checkpoint]))

    assert curves == (
        Curve("job", "train_loss", (1, 2), (2.0, 1.5)),
        Curve("job", "full_valid_loss", (2,), (1.25,)),
        Curve("job", "train_accuracy", (1,), (0.5,)),
    )


def test_the_table_knows_best_in_clear_and_in_base64():
    events = [told(1, train_loss=9, full_valid_loss=1.0)]
    for data in (TABLE, b"\xef\xbb\xbf" + TABLE, base64.b64encode(TABLE), base64.encodebytes(TABLE)):
        curves = {curve.name: curve for curve in curves_of("job", figures_of(events, []), read_table(data))}

        assert curves["train_loss"].values == (2.5, 1.5)
        assert (curves["valid_loss"].steps, curves["valid_accuracy"].values) == ((2,), (0.625,))
        assert curves["full_valid_loss"].values == (1.0,)


def test_names_of_before_2024_are_the_same_figures():
    table = read_table(b"step,elapsed_examples,training_loss,validation_token_accuracy\n1,8,2.5,0.5\n")

    assert table == {"train_loss": {1: 2.5}, "valid_accuracy": {1: 0.5}}


def test_what_is_no_number_is_a_gap_and_what_is_nothing_is_left_out():
    events = [told(1, train_loss=1.0), told(2, train_loss="NaN"), told(3, train_loss=None), told(4, train_loss=True)]
    events += [told(None, train_loss=7), told(-1, train_loss=7), told("5", train_loss="0.5"), told("x", train_loss=7)]

    (curve,) = curves_of("job", figures_of(events, []))

    assert curve.steps == (1, 2, 5)
    assert math.isnan(curve.values[1])


def test_a_table_that_is_none_says_nothing():
    for data in (b"", b"\0\xff\xfe", b"no,steps\n1,2\n", b"step,loss\n1,2,3,4\n,\n", b"aGVsbG8="):
        assert read_table(data) in ({}, {"loss": {1: 2.0}})


def test_smoothing_begins_at_the_first_value_and_passes_over_gaps():
    assert smoothed((4.0, 4.0, math.nan, 4.0), 0.9)[:2] == (4.0, 4.0)
    assert math.isnan(smoothed((4.0, math.nan), 0.9)[1])
    assert smoothed((1.0, 3.0), 0.0) == (1.0, 3.0)
    first, second = smoothed((0.0, 1.0), 0.5)
    assert first == 0.0
    assert second == 1 / 1.5 * 0.5 / 0.5
    assert smoothed((), 2.0) == ()


def test_the_nearest_measured_point_is_found():
    curve = Curve("job", "train_loss", (1, 5, 9), (3.0, 2.0, 1.0))

    assert [value_at(curve, step) for step in (-3, 2, 4, 100)] == [(1, 3.0), (1, 3.0), (5, 2.0), (9, 1.0)]
    assert value_at(Curve("job", "train_loss", (), ()), 1) is None


def test_curves_are_written_as_one_table():
    one = Curve("a", "train_loss", (1, 2), (2.5, math.nan))
    other = Curve("b", "=cmd()", (2, 3), (1.0, 0.5))

    assert to_csv([one]) == "step,train_loss\n1,2.5\n2,\n"
    assert to_csv([other]) == "step,'=cmd()\n2,1.0\n3,0.5\n"
    assert to_csv([one, other]) == "step,a train_loss,b =cmd()\n1,2.5,\n2,,1.0\n3,,0.5\n"
    assert to_csv([]) == "step\n"
