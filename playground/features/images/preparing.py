"""From an order to the request: pictures as this server takes them, the mask as it reads masks. For a worker thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from playground.api.images import Upload
from playground.features.images.controls import Mode, controls, unavailable
from playground.features.images.decoding import Decoded, decode
from playground.features.images.families import FreeSizes, family_of
from playground.features.images.fitting import Fitted, SourceRules, fit_source
from playground.features.images.mask.mask_png import encode_mask
from playground.features.images.parameters import parameters_for
from playground.features.images.settings import check_extra
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.api.images import ImageParameters
    from playground.api.request import JsonObject
    from playground.features.images.families import Family
    from playground.features.images.order import Order, Reference, Shown
    from playground.message import Message

_SMALL: Final = 4_000_000
_ENDINGS: Final = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """`fitted` is the picture on the canvas as it goes out, `changes` say what had to be done to the pictures."""

    parameters: ImageParameters
    fitted: Fitted | None = None
    changes: tuple[Message, ...] = ()


def prepare(order: Order) -> Prepared:
    """Raises Refused where nothing can be sent."""
    family = family_of(order.settings.model, order.connection)
    hindrance = unavailable(family, order.dialect, order.mode) or check_extra(order.settings.extra)
    if hindrance is not None:
        raise Refused(hindrance)
    if order.source is None:
        return Prepared(_parameters(order, family))
    rules = source_rules(family, order.mode, order.settings.model)
    fitted = fit_source(_decoded(order.source), rules)
    others = [_fitted_reference(each, replace(rules, square=False, alpha=False)) for each in order.references]
    images = (_upload("source", fitted), *(upload for upload, _ in others))
    mask = None if order.mask is None else _mask(fitted, order)
    changes = _each_once((*fitted.changes, *(change for _, changes in others for change in changes)))
    return Prepared(_parameters(order, family, images, mask), fitted, changes)


def outline(order: Order) -> ImageParameters:
    """The same without what takes time: files have their names and nothing in them. Extra fields that cannot be read
    are left out."""
    if check_extra(order.settings.extra) is not None:
        order = replace(order, settings=replace(order.settings, extra=""))
    family = family_of(order.settings.model, order.connection)
    images: tuple[Upload, ...] = ()
    if order.mode is not Mode.GENERATE:
        names = ["source.png", *(reference.name for reference in order.references)]
        images = tuple(Upload(b"", name, "image/png") for name in names)
    mask = None if order.mask is None else Upload(b"", "mask.png", "image/png")
    return _parameters(order, family, images, mask)


def sent_fields(order: Order) -> JsonObject:
    """What the request says beside the prompt, the model and the pictures."""
    request = outline(order).to_request(order.dialect)
    written = {part.name: part.value for part in request.parts if isinstance(part.value, str) and not part.filename}
    fields: JsonObject = request.body if request.body is not None else written
    return {name: value for name, value in fields.items() if name not in ("prompt", "model")}


def expected(order: Order) -> int:
    """How many pictures are asked for."""
    count = outline(order).n
    return count if isinstance(count, int) else 1


def source_rules(family: Family, mode: Mode, model: str) -> SourceRules:
    """What servers demand of the picture that is edited or varied, as documented for the family."""
    if family.square_sources:
        return SourceRules(square=True, alpha=mode is Mode.EDIT, max_bytes=_SMALL, formats=("image/png",), model=model)
    if mode is Mode.VARIATION:
        return SourceRules(square=True, max_bytes=_SMALL, formats=("image/png",), model=model)
    step = family.sizes.step if isinstance(family.sizes, FreeSizes) else 1
    return SourceRules(multiple=step, model=model)


def _parameters(
    order: Order, family: Family, images: tuple[Upload, ...] = (), mask: Upload | None = None
) -> ImageParameters:
    usable = controls(order.settings, family, order.dialect, order.mode)
    return parameters_for(order.settings, order.prompt, order.mode, usable, images, mask)


def _decoded(shown: Shown) -> Decoded:
    return Decoded(shown.pixels, shown.picture.media_type, had_alpha=bool((shown.pixels[..., 3] < 255).any()))


def _fitted_reference(reference: Reference, rules: SourceRules) -> tuple[Upload, tuple[Message, ...]]:
    if reference.media_type in rules.formats and len(reference.data) <= rules.max_bytes:
        return Upload(reference.data, reference.name, reference.media_type), ()
    fitted = fit_source(decode(reference.data), replace(rules, multiple=1))
    return _upload(reference.name.rpartition(".")[0] or reference.name, fitted), fitted.changes


def _upload(name: str, fitted: Fitted) -> Upload:
    return Upload(fitted.data, f"{name}{_ENDINGS[fitted.media_type]}", fitted.media_type)


def _each_once(changes: Iterable[Message]) -> tuple[Message, ...]:
    told: list[Message] = []
    for change in changes:
        if change not in told:
            told.append(change)
    return tuple(told)


def _mask(fitted: Fitted, order: Order) -> Upload:
    assert order.mask is not None
    pixels = fitted.fit_mask(order.mask)
    return Upload(encode_mask(pixels, order.dialect.mask_convention), "mask.png", "image/png")
