"""Connects the panel of parameters with the wishes and the presets, and opens the windows of its fields."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.features.chat.model import ChatModel
from playground.features.chat.turns import Turn
from playground.features.chat.view.options_panel import OptionsPanel
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.view.preset_dialog import PresetDialog


class ParametersDesk(QObject):
    """Decides nothing itself."""

    def __init__(self, model: ChatModel, panel: OptionsPanel) -> None:
        super().__init__(panel)
        self._wishes = model.wishes
        self._presets = model.presets
        self._checking = model.checking
        self._panel = panel
        panel.edit_requested.connect(self._on_edit)
        panel.wished.connect(self._wishes.wish)
        self._wishes.changed.connect(self._show)
        self._presets.changed.connect(self._show_presets)
        self._connect_presets()
        self._show()

    def show_controls(self) -> None:
        """What can be used changes with the server, and with what it has refused."""
        self._panel.set_controls(self._wishes.controls, self._wishes.faults)

    def show_misfit(self, turn: Turn) -> None:
        """Where this reply does not fit its schema."""
        from playground.features.chat.view.misfit_dialog import MisfitDialog

        MisfitDialog(turn.text, turn.facts.schema, self._checking, self._panel).open()

    def _on_edit(self, name: str) -> None:
        if name == "schema":
            self._edit_schema()
        else:
            self._edit_tools()

    def _edit_schema(self) -> None:
        from playground.features.chat.view.schema_editor import SchemaEditor

        now = self._wishes.settings
        editor = SchemaEditor(now.schema, now.schema_name, now.schema_strict, self._checking, self._panel)
        editor.written.connect(self._on_schema)
        editor.open()

    def _on_schema(self, text: str, name: str, strict: bool) -> None:
        now = self._wishes.settings
        self._wishes.wish(replace(now, schema=text, schema_name=name, schema_strict=strict))

    def _edit_tools(self) -> None:
        from playground.features.chat.view.tools_editor import ToolsEditor

        editor = ToolsEditor(self._wishes.settings.tools, self._wishes.settings.tool_results, self._panel)
        editor.written.connect(self._on_tools)
        editor.open()

    def _on_tools(self, text: str, results: Mapping[str, str]) -> None:
        self._wishes.wish(replace(self._wishes.settings, tools=text, tool_results=results))

    def _show(self) -> None:
        self._panel.set_settings(self._wishes.settings)
        self.show_controls()
        self._show_presets()

    def _show_presets(self) -> None:
        moved = self._presets.moved(self._wishes.settings)
        self._panel.preset.set_presets([each.name for each in self._presets.all], self._chosen, changed=moved)

    @property
    def _chosen(self) -> str:
        chosen = self._presets.chosen
        return "" if chosen is None else chosen.name

    def _connect_presets(self) -> None:
        row = self._panel.preset
        row.chosen.connect(self._on_chosen)
        row.save_requested.connect(self._on_save)
        row.update_requested.connect(lambda: self._keep(self._chosen))
        row.rename_requested.connect(self._on_rename)
        row.delete_requested.connect(lambda: self._presets.delete(self._chosen))

    def _on_chosen(self, name: str) -> None:
        self._wishes.wish(self._presets.choose(name, self._wishes.settings))

    def _on_save(self) -> None:
        dialog = self._ask_name(tr("Save as a preset"), "", replaces=True)
        dialog.named.connect(self._keep)
        dialog.open()

    def _on_rename(self) -> None:
        name = self._chosen
        dialog = self._ask_name(tr("Rename the preset"), name, replaces=False)
        dialog.named.connect(lambda new_name: self._presets.rename(name, new_name))
        dialog.open()

    def _keep(self, name: str) -> None:
        self._presets.save(name, self._wishes.settings)

    def _ask_name(self, title: str, name: str, *, replaces: bool) -> "PresetDialog":
        from playground.features.chat.view.preset_dialog import PresetDialog

        taken = [each.name for each in self._presets.all if each.name != name]
        return PresetDialog(title, name, taken, self._panel, replaces=replaces)
