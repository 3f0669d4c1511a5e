"""What a request cost is reckoned from the user's own table, and what is not known stays unknown."""

import json

import pytest

from playground.services.prices import Money, Price, PriceTable
from playground.storage.settings import Settings

CHAT = Price("gpt-*", input=2.0, cached=0.5, output=8.0)
PAINTER = Price("gpt-image-*", input=5.0, image=10.0, output=40.0)


@pytest.fixture
def table(tmp_path):
    prices = PriceTable(Settings(tmp_path / "settings.json", delay=60))
    prices.set_rows((CHAT, PAINTER))
    return prices


def test_nothing_is_known_until_somebody_writes_it_down(tmp_path):
    table = PriceTable(Settings(tmp_path / "settings.json"))
    assert table.rows == ()
    assert table.cost_of("gpt-5", {"prompt_tokens": 10, "completion_tokens": 10}) is None


def test_the_row_that_names_the_model_most_exactly_counts(table):
    exact = Price("GPT-Image-1", output=1.0)
    table.set_rows((*table.rows, exact, Price("gpt-image-1", output=2.0)))
    assert table.price_of("gpt-5") == CHAT
    assert table.price_of("gpt-image-2") == PAINTER
    assert table.price_of("gpt-image-1") == Price("gpt-image-1", output=2.0)
    assert table.price_of("llama") is None


def dollars(cost: Money | None) -> float:
    assert cost is not None
    return cost.dollars


def test_cached_tokens_and_those_of_pictures_have_their_own_price(table):
    chat = {"prompt_tokens": 1000, "completion_tokens": 100, "prompt_tokens_details": {"cached_tokens": 400}}
    assert dollars(table.cost_of("gpt-5", chat)) == pytest.approx((600 * 2 + 400 * 0.5 + 100 * 8) / 1e6)
    painted = {"input_tokens": 300, "output_tokens": 1000, "input_tokens_details": {"image_tokens": 200}}
    assert dollars(table.cost_of("gpt-image-1", painted)) == pytest.approx((100 * 5 + 200 * 10 + 1000 * 40) / 1e6)


def test_an_unknown_part_makes_the_whole_unknown_and_one_that_was_not_used_does_not(table):
    table.set_rows([Price("embed", input=0.02), Price("half", output=1.0)])
    assert dollars(table.cost_of("embed", {"prompt_tokens": 50, "total_tokens": 50})) == pytest.approx(1e-6)
    assert table.cost_of("half", {"prompt_tokens": 50, "completion_tokens": 50}) is None
    assert table.cost_of("embed", {}) is None
    assert table.cost_of("embed", {"prompt_tokens": "many", "completion_tokens": -1}) is None


def test_a_price_for_a_picture_is_the_whole_price(table):
    table.set_rows([Price("painter", output=40.0, picture=0.04)])
    assert table.cost_of("painter", {"output_tokens": 10}, pictures=2) == Money(0.08)
    assert table.cost_of("painter", {}, pictures=2) == Money(0.08)


def test_rows_are_kept_with_the_settings_and_those_without_a_model_are_not(tmp_path, table):
    heard = []
    settings = Settings(tmp_path / "other.json", delay=60)
    table = PriceTable(settings)
    table.changed.connect(lambda: heard.append(table.rows))
    table.set_rows([CHAT, Price(" ", input=1.0)])
    settings.save()
    assert heard == [(CHAT,)]
    assert PriceTable(Settings(tmp_path / "other.json")).rows == (CHAT,)
    broken = [{"model": "a", "input": "x", "output": -1}, {"input": 1}, 7, {"model": "b", "input": True, "output": 2}]
    (tmp_path / "broken.json").write_text(json.dumps({"prices": broken}), encoding="utf-8")
    assert PriceTable(Settings(tmp_path / "broken.json")).rows == (Price("a"), Price("b", output=2.0))


@pytest.mark.parametrize(
    ("dollars", "words"), [(12.345, "$12.35"), (0.0421, "$0.042"), (0.000012, "$0.000012"), (0.0, "$0")]
)
def test_money_shows_the_digits_that_say_something(dollars, words):
    assert str(Money(dollars).words) == words


def test_what_is_learned_from_has_its_own_price(table):
    assert table.training_cost_of("gpt-4o", 1_000) is None
    table.set_rows([CHAT, Price("gpt-4o-*", training=25.0)])
    assert table.rows[-1] == Price("gpt-4o-*", training=25.0)
    assert table.training_cost_of("gpt-4o-mini", 200_000) == Money(5.0)
    assert table.training_cost_of("unknown", 1) is None


def test_a_table_that_was_released_is_told_nothing_more(tmp_path):
    settings = Settings(tmp_path / "settings.json", delay=60)
    table, told = PriceTable(settings), []
    table.changed.connect(lambda: told.append(1))
    table.set_rows((CHAT,))
    table.release()
    PriceTable(settings).set_rows((PAINTER,))
    assert told == [1]
