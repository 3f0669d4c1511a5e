"""What models cost: a table that the user fills in, and what a request cost by what it says it used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.storage.json_values import Json, JsonObject
    from playground.storage.settings import Settings

_KEY: Final = "prices"
_MILLION: Final = 1_000_000
_CENT: Final = 0.01


@dataclass(frozen=True, slots=True)
class Price:
    """In dollars, for a million tokens each, and for one picture. None is unknown, which is not the same as free.

    `model` may hold `*` for any characters. `cached` and `image` are part of the input; where they are None they cost
    as much as the rest of it. A price for a picture is the whole price. `training` is for each token that is learned
    from, each time that it is.
    """

    model: str
    input: float | None = None
    cached: float | None = None
    image: float | None = None
    output: float | None = None
    picture: float | None = None
    training: float | None = None


@dataclass(frozen=True, slots=True)
class Money:
    dollars: float

    @property
    def words(self) -> Message:
        """With the digits that say something."""
        places = 2 if self.dollars >= 1 else 3 if self.dollars >= _CENT else 6
        amount = f"{self.dollars:.{places}f}"
        return Message("${amount}", amount=amount.rstrip("0").rstrip(".") if places == 6 else amount)


@dataclass(frozen=True, slots=True)
class _Tokens:
    input: int
    cached: int
    image: int
    output: int


class PriceTable:
    """Kept with the settings. It is empty until the user knows better: prices change, and a wrong one is worse than
    none."""

    def __init__(self, settings: Settings) -> None:
        self.changed: Signal[()] = Signal()
        self._settings = settings
        settings.changed.connect(self._on_setting)

    def release(self) -> None:
        """Nobody looks at it any more; the settings, which live on, need not know of it."""
        self._settings.changed.disconnect(self._on_setting)

    @property
    def rows(self) -> tuple[Price, ...]:
        kept: Sequence[Json] = self._settings.get(_KEY, [])
        return tuple(price for price in map(_price, kept) if price is not None)

    def set_rows(self, rows: Iterable[Price]) -> None:
        """Those without a model say nothing and are left out."""
        self._settings.set(_KEY, [_to_json(row) for row in rows if row.model.strip()])

    def price_of(self, model: str) -> Price | None:
        """The row that names the model most exactly; of two alike the later one."""
        fitting = [row for row in self.rows if fnmatchcase(model.lower(), row.model.strip().lower())]
        return max(reversed(fitting), key=lambda row: len(row.model.replace("*", "")), default=None)

    def cost_of(self, model: str, usage: JsonObject, *, pictures: int = 0) -> Money | None:
        """By the usage of a reply; None where any part of it is unknown."""
        price = self.price_of(model)
        if price is None:
            return None
        if pictures and price.picture is not None:
            return Money(price.picture * pictures)
        tokens = _tokens(usage)
        return None if tokens is None else _cost(price, tokens)

    def training_cost_of(self, model: str, tokens: int) -> Money | None:
        price = self.price_of(model)
        return None if price is None or price.training is None else Money(price.training * tokens / _MILLION)

    def _on_setting(self, key: str) -> None:
        if key == _KEY:
            self.changed.emit()


def _cost(price: Price, tokens: _Tokens) -> Money | None:
    plain = tokens.input - tokens.cached - tokens.image
    parts = (
        (plain, price.input),
        (tokens.cached, price.input if price.cached is None else price.cached),
        (tokens.image, price.input if price.image is None else price.image),
        (tokens.output, price.output),
    )
    if any(count and each is None for count, each in parts):
        return None
    return Money(sum(count * (each or 0.0) for count, each in parts) / _MILLION)


def _tokens(usage: JsonObject) -> _Tokens | None:
    """Chat, completions and embeddings name them one way, pictures and speech another."""
    given, made = (_first(usage, *names) for names in (_INPUT, _OUTPUT))
    if given is None and made is None:
        return None
    details = next((each for name in _DETAILS if isinstance(each := usage.get(name), Mapping)), {})
    whole = given or 0
    image = min(whole, _first(details, "image_tokens") or 0)
    cached = min(whole - image, _first(details, "cached_tokens") or 0)
    return _Tokens(whole, cached, image, made or 0)


_INPUT: Final = ("prompt_tokens", "input_tokens")
_OUTPUT: Final = ("completion_tokens", "output_tokens")
_DETAILS: Final = ("prompt_tokens_details", "input_tokens_details")


def _first(values: JsonObject, *names: str) -> int | None:
    return next((value for name in names if (value := _count(values.get(name))) is not None), None)


def _count(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _price(kept: Json) -> Price | None:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    model = kept.get("model") if isinstance(kept, Mapping) else None
    if not isinstance(kept, Mapping) or not isinstance(model, str) or not model.strip():
        return None
    names = [each.name for each in fields(Price) if each.name != "model"]
    known: dict[str, Any] = {name: float(value) for name in names if _is_price(value := kept.get(name))}  # type: ignore[arg-type]
    return replace(Price(model), **known)


def _is_price(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MILLION


def _to_json(price: Price) -> JsonObject:
    return {name: value for name, value in asdict(price).items() if value is not None}
