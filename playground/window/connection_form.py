"""The fields of one connection; the rare ones are folded under "More settings"."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from playground.api.dialect import Dialect
from playground.message import Message
from playground.widgets.buttons import Button
from playground.widgets.fold import Fold
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.connection_dialect import DialectFields
from playground.window.connection_draft import Draft
from playground.window.connection_headers import HeadersEdit
from playground.window.dialog import remark
from playground.window.form_field import FormField, choice, line_edit


class ConnectionForm(QWidget):
    """Setters down, one signal up. The key that is typed is handed over in the draft and forgotten with it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = self._shown = Draft(id="")
        self.hint = remark("")
        self.key_badge = remark("")
        self.keep_key = QCheckBox()
        self.keep_key.setToolTip(tool_tip(tr("A key belongs to the address it was entered for")))
        self._make_fields()
        self._make_rare_fields()
        self._rare_pane = QWidget()
        self.more = Fold(tr("More settings"), self._rare_pane)
        self._arrange()
        self._connect()

    def _make_fields(self) -> None:
        self.name = line_edit("connection_name")
        self.base_url = line_edit("base_url", "https://api.example.com/v1")
        self.key = line_edit("api_key", tr("Paste a key"), secret=True)
        self.fields = {
            "name": FormField(tr("Name"), self.name, tr("What this connection is called here")),
            "base_url": FormField(
                tr("Base URL"), self.base_url, tr("The address up to the part before /chat (base_url)")
            ),
            "key": FormField(tr("Key"), self.key, tr("Kept in the keyring, never shown again (api_key)")),
        }

    def _make_rare_fields(self) -> None:
        self.organization = line_edit("organization", "org-…")
        self.project = line_edit("project", "proj_…")
        self.headers = HeadersEdit()
        self.proxy = choice(
            "proxy",
            [("system", tr("As the system")), ("none", tr("None, go directly")), ("manual", tr("This one"))],
        )
        self.proxy_url = line_edit("proxy_url", "http://host:port")
        self.ca_file = line_edit("ca_file", tr("The system's own"))
        self.browse = Button(tr("Choose…"), tr("Choose a file of certificates"))
        self.timeout = line_edit("timeout")
        self.dialect = DialectFields()
        self.rare = {
            "organization": FormField(
                tr("Organisation"), self.organization, tr("Sent as OpenAI-Organization (organization)")
            ),
            "project": FormField(tr("Project"), self.project, tr("Sent as OpenAI-Project (project)")),
            "headers": FormField(
                tr("Extra headers"),
                self.headers,
                tr("Sent with every request, one in a line; keys among them are kept like the key"),
            ),
            "proxy": FormField(tr("Proxy"), self.proxy, tr("How requests reach the network")),
            "proxy_url": FormField(tr("Proxy address"), self.proxy_url, tr("Address of the proxy")),
            "ca_file": FormField(
                tr("Certificates"),
                self.ca_file,
                tr("A file of certificates to trust besides the system's own"),
                beside=self.browse,
            ),
            "timeout": FormField(tr("Time limit in seconds"), self.timeout, tr("How long to wait for an answer")),
        }

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.hint)
        for field in self.fields.values():
            layout.addWidget(field)
        layout.addWidget(self.key_badge)
        layout.addWidget(self.keep_key)
        layout.addWidget(self.more)
        rare = QVBoxLayout(self._rare_pane)
        rare.setContentsMargins(0, 0, 0, 0)
        rare.setSpacing(8)
        for field in self.rare.values():
            rare.addWidget(field)
        rare.addWidget(self.dialect)
        layout.addStretch(1)

    def _connect(self) -> None:
        for field in (*self.fields.values(), *self.rare.values()):
            editor = field.editor
            if isinstance(editor, QComboBox):
                editor.activated.connect(self._on_edited)
            elif isinstance(editor, QLineEdit):
                editor.textEdited.connect(self._on_edited)
        self.headers.edited.connect(self._on_edited)
        self.dialect.edited.connect(self._on_edited)
        self.keep_key.clicked.connect(self._on_edited)
        self.browse.clicked.connect(self._on_browse)

    def show_draft(self, draft: Draft) -> None:
        self._draft = draft
        for edit, text in (
            (self.name, draft.name),
            (self.base_url, draft.base_url),
            (self.key, draft.key),
            (self.organization, draft.organization),
            (self.project, draft.project),
            (self.proxy_url, draft.proxy_url),
            (self.ca_file, draft.ca_file),
            (self.timeout, draft.timeout),
        ):
            edit.setText(text)
        self.headers.show_headers(draft.headers, draft.header_secrets)
        self.proxy.setCurrentIndex(self.proxy.findData(draft.proxy))
        self.dialect.show_draft(draft)
        self.keep_key.setChecked(draft.keep_key)
        self._enable()
        self._shown = self.draft()

    def draft(self) -> Draft:
        return Draft(
            id=self._draft.id,
            preset=self._draft.preset,
            name=self.name.text(),
            base_url=self.base_url.text(),
            key=self.key.text(),
            keep_key=self.keep_key.isChecked(),
            organization=self.organization.text(),
            project=self.project.text(),
            headers=self.headers.toPlainText(),
            header_secrets=self.headers.secrets(),
            proxy=self.proxy.currentData(),
            proxy_url=self.proxy_url.text(),
            ca_file=self.ca_file.text(),
            timeout=self.timeout.text(),
            max_tokens=self.dialect.max_tokens.currentData(),
            stream_options=self.dialect.stream_options.currentData(),
            developer_role=self.dialect.developer_role.currentData(),
            mask=self.dialect.mask_convention.currentData(),
            speech_format=self.dialect.speech_format.currentData(),
            embedding_base64=self.dialect.embedding_base64.currentData(),
            fine_tuning=self.dialect.fine_tuning.currentData(),
            paths=self.dialect.paths.paths(),
        )

    def is_changed(self) -> bool:
        return self.draft() != self._shown

    def show_guess(self, guessed: Dialect) -> None:
        """What stands for the parts of the dialect that the form leaves open."""
        self.dialect.show_guess(guessed)

    def set_base_url(self, base_url: str) -> None:
        self.base_url.setText(base_url)

    def show_hint(self, hint: str) -> None:
        self.hint.setText(hint)

    def show_key_badge(self, text: str) -> None:
        """Where the key is; the key itself is never shown again."""
        self.key_badge.setText(text)
        self.key_badge.setVisible(bool(text))

    def ask_to_keep_key(self, host: str) -> None:
        """A saved key would go to this host, where it was not entered for; "" when it would not."""
        self.keep_key.setText(tr("Send the saved key to {host} from now on", host=one_line(host)))
        self.keep_key.setVisible(bool(host))

    def show_problems(self, problems: Mapping[str, Message]) -> None:
        for name, field in {**self.fields, **self.rare}.items():
            field.show_problem(problems.get(name))
        self.dialect.show_problem(problems.get("paths"))
        if any(name in problems for name in (*self.rare, "paths")):
            self.more.set_open(True)

    def set_editable(self, editable: bool) -> None:
        """A built-in connection shows what it is, but there is nothing to change about it."""
        for field in self.fields.values():
            field.editor.setEnabled(editable)
        self.more.setVisible(editable)

    def _on_edited(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        self.rare["proxy_url"].setVisible(self.proxy.currentData() == "manual")

    def _on_browse(self) -> None:
        chooser = QFileDialog(self, tr("Choose a file of certificates"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")])
        chooser.fileSelected.connect(self.ca_file.setText)
        chooser.fileSelected.connect(self._on_edited)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()
