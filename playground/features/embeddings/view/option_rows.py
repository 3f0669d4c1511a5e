"""The rows of the options, each under the name of its field."""

from collections.abc import Mapping

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator

from playground.features.embeddings.controls import Control
from playground.features.embeddings.settings import EmbeddingSettings
from playground.widgets.choice_rows import ChoiceRow, FreeChoiceRow
from playground.widgets.parameter_rows import ParameterRow, TextRow
from playground.widgets.translation import tr

_Row = ChoiceRow | FreeChoiceRow | TextRow


class OptionRows:
    """Everything but the model. Setters are silent, as those of the rows are."""

    def __init__(self) -> None:
        self.dimensions = FreeChoiceRow(
            tr("Dimensions"),
            "dimensions",
            tr("How many numbers stand for one text. Fewer take less room and see less. Not every model can shorten."),
        )
        self.encoding_format = ChoiceRow(
            tr("Vectors are sent as"),
            "encoding_format",
            tr("Base64 takes a quarter of the bytes. A server that refuses it is asked for numbers."),
        )
        self.user = TextRow(tr("User"), "user", tr("An id by which the service can tell your users apart."))
        self.extra = TextRow(
            tr("Extra fields"),
            "JSON",
            tr("Sent with the request as they are, for what this form does not know."),
            placeholder='{"truncate": true}',
            multiline=True,
        )
        self._by_name: dict[str, _Row] = {name: row for name, row in vars(self).items() if isinstance(row, _Row)}
        for name, row in self._by_name.items():
            control = row.focusProxy()
            assert control is not None
            control.setObjectName(name)
        self.encoding_format.set_choices([("base64", tr("Base64")), ("float", tr("Numbers"))])
        digits = QRegularExpression(r"([1-9]\d{0,4})?")
        self.dimensions.field.setValidator(QRegularExpressionValidator(digits, self.dimensions))

    @property
    def all(self) -> tuple[ParameterRow, ...]:
        return tuple(self._by_name.values())

    def set_settings(self, settings: EmbeddingSettings) -> None:
        self.dimensions.set_value("" if settings.dimensions is None else str(settings.dimensions))
        self.encoding_format.set_value(settings.encoding_format)
        self.user.set_value(settings.user)
        self.extra.set_value(settings.extra)

    def set_controls(self, controls: Mapping[str, Control]) -> None:
        for name, row in self._by_name.items():
            control = controls[name]
            row.set_available("" if control.reason is None else tr(control.reason))
        self.dimensions.set_choices([(each, each) for each in controls["dimensions"].choices])

    def settings(self, model: str) -> EmbeddingSettings:
        return EmbeddingSettings(
            model=model,
            dimensions=int(self.dimensions.value() or 0) or None,
            encoding_format=self.encoding_format.value(),
            user=self.user.value(),
            extra=self.extra.value(),
        )
