"""The rows of the options, each under the name of its field."""

from collections.abc import Mapping
from typing import Any

from playground.features.images.controls import Control
from playground.features.images.settings import DEFAULT, MOST_FEATHER, ImageSettings
from playground.features.images.view.choice_words import in_words, sizes_in_words
from playground.widgets.choice_rows import ChoiceRow, FreeChoiceRow
from playground.widgets.number_row import NumberRow
from playground.widgets.parameter_rows import ParameterRow, SliderRow, SwitchRow, TextRow
from playground.widgets.translation import tr

_Row = ChoiceRow | FreeChoiceRow | NumberRow | SliderRow | SwitchRow | TextRow
_NUMBERS = ("n", "partial_images")  # are chosen from lists


class OptionRows:
    """Everything but the model. Setters are silent, as those of the rows are."""

    def __init__(self) -> None:
        self.size = FreeChoiceRow(tr("Size"), "size", tr("Width x height in pixels. Any size can be written."))
        self.n = ChoiceRow(tr("Pictures"), "n", tr("How many are made at once. Each one is paid for."), unset="1")
        self.quality = ChoiceRow(tr("Quality"), "quality", tr("Better pictures take longer and cost more."))
        self.keep_outside = SwitchRow(
            tr("Keep everything outside the mask"),
            tr("on this computer"),
            tr("Models repaint the whole picture. This puts back, pixel by pixel, what you did not paint over."),
            default=DEFAULT.keep_outside,
        )
        self.feather = SliderRow(
            tr("Feather"),
            tr("on this computer"),
            tr("How soft the seam between the old and the new part is."),
            *(0, MOST_FEATHER, 1, DEFAULT.feather),
            unit=tr("px"),
        )
        self.colour_match = SwitchRow(
            tr("Match colours at the seam"),
            tr("on this computer"),
            tr("Shifts the colours of the new part so that they meet those around it."),
        )
        self.style = ChoiceRow(tr("Style"), "style", tr("Vivid pictures are more dramatic, natural ones calmer."))
        self.background = ChoiceRow(tr("Background"), "background", tr("A transparent one needs PNG or WebP."))
        self.output_format = ChoiceRow(tr("Format"), "output_format", tr("The kind of file that the server sends."))
        self.output_compression = SliderRow(
            tr("File quality"),
            "output_compression",
            tr("How much of the quality of a JPEG or WebP file is kept."),
            *(0, 100, 1),
            unit="%",
        )
        self.response_format = ChoiceRow(
            tr("How pictures come"),
            "response_format",
            tr("An address is opened at once, as it is valid for a short time only."),
        )
        self.partial_images = ChoiceRow(
            tr("Show while it is being made"),
            "stream, partial_images",
            tr("The picture sharpens on the canvas in so many steps."),
            unset=tr("Off"),
        )
        self.moderation = ChoiceRow(tr("Content filter"), "moderation", tr("How strictly the server refuses prompts."))
        self.input_fidelity = ChoiceRow(
            tr("Follow the given pictures"),
            "input_fidelity",
            tr("How closely faces, logos and other details are kept."),
        )
        self.seed = NumberRow(tr("Seed"), "seed", tr("The same seed and prompt give the same picture again."))
        self.user = TextRow(tr("User"), "user", tr("A name for the one who asks, which the server keeps."))
        self.extra = TextRow(
            tr("Extra fields"),
            "JSON",
            tr("Sent with the request as they are, for what this form does not know."),
            placeholder='{"steps": 30}',
            multiline=True,
        )
        self._by_name: dict[str, _Row] = {name: row for name, row in vars(self).items() if isinstance(row, _Row)}
        self._set_names()

    @property
    def all(self) -> tuple[ParameterRow, ...]:
        return tuple(self._by_name.values())

    @property
    def of_edits(self) -> tuple[ParameterRow, ...]:
        """Of use only where a picture is there already."""
        return self.keep_outside, self.feather, self.colour_match

    @property
    def seldom_needed(self) -> tuple[ParameterRow, ...]:
        shown = (self.size, self.n, self.quality, *self.of_edits)
        return tuple(row for row in self.all if row not in shown)

    def set_settings(self, settings: ImageSettings) -> None:
        for name, row in self._by_name.items():
            value: Any = getattr(settings, name)
            if name in _NUMBERS:
                value = "" if value is None or (name, value) == ("n", 1) else str(value)
            row.set_value(value)

    def set_controls(self, controls: Mapping[str, Control]) -> None:
        for name, row in self._by_name.items():
            control = controls[name]
            row.set_available("" if control.reason is None else tr(control.reason))
            if isinstance(row, ChoiceRow):
                row.set_choices(in_words(name, control.choices), strict=not control.open)
                ruled_out = {value: tr(reason) for value, reason in control.ruled_out.items()}
                row.set_ruled_out(in_words(name, tuple(ruled_out)), ruled_out)
            elif isinstance(row, FreeChoiceRow):
                row.set_choices(sizes_in_words(control.choices))

    def settings(self, model: str) -> ImageSettings:
        feather, compression = self.feather.value(), self.output_compression.value()
        return ImageSettings(
            model=model,
            n=_number(self.n.value()),
            size=self.size.value(),
            quality=self.quality.value(),
            style=self.style.value(),
            background=self.background.value(),
            output_format=self.output_format.value(),
            output_compression=None if compression is None else round(compression),
            response_format=self.response_format.value(),
            user=self.user.value(),
            moderation=self.moderation.value(),
            partial_images=_number(self.partial_images.value()),
            seed=self.seed.value(),
            input_fidelity=self.input_fidelity.value(),
            keep_outside=self.keep_outside.value(),
            feather=DEFAULT.feather if feather is None else round(feather),
            colour_match=self.colour_match.value(),
            extra=self.extra.value(),
        )

    def _set_names(self) -> None:
        for name, row in self._by_name.items():
            control = row.focusProxy()
            assert control is not None
            control.setObjectName(name)


def _number(text: str) -> int | None:
    return int(text) if text else None
