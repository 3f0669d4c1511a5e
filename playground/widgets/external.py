"""The one way out of the program: opens an address in the browser or the mail program, after showing where it leads."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from playground.widgets.plain_text import one_line
from playground.widgets.translation import tr

_LONGEST: Final = 2_000
_SCHEMES: Final = frozenset(("http", "https", "mailto"))
# Control and reordering characters, white space and backslashes: browsers disagree about what they mean in an address.
_SUSPICIOUS: Final = re.compile(
    r"[\s\\\x00-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]"
)


def open_external(url: str, parent: QWidget | None) -> None:
    """Ask, without holding up the program, and then hand the address to the system."""
    address = checked_address(url)
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if address is None:
        box.setText(tr("This address is not opened."))
        box.setInformativeText(tr("Only plain web and mail addresses are: {url}", url=one_line(url)[:300]))
        box.setStandardButtons(QMessageBox.StandardButton.Close)
    else:
        _ask(box, address)
    box.open()


def show_in_folder(file: Path) -> None:
    """Opens the folder, and never the file: that might be a program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def checked_address(url: str) -> QUrl | None:
    """The address if it is a plain web or mail address, else None."""
    if not url or len(url) > _LONGEST or _SUSPICIOUS.search(url):
        return None
    address = QUrl(url, QUrl.ParsingMode.StrictMode)
    if not address.isValid() or address.scheme() not in _SCHEMES or address.userInfo() or "@" in address.authority():
        return None
    if address.scheme() == "mailto":
        return address if _is_plain_mail(address) else None
    return address if address.host() else None


def _is_plain_mail(address: QUrl) -> bool:
    """Some mail programs attach files that the address names."""
    asked = {name.lower() for name, _ in QUrlQuery(address).queryItems()}
    return "@" in address.path() and not address.host() and asked <= {"subject", "body", "cc", "bcc"}


def _ask(box: QMessageBox, address: QUrl) -> None:
    encoded = bytes(address.toEncoded().data()).decode("ascii", "replace")
    if address.scheme() == "mailto":
        box.setText(tr("Write to {address}?", address=one_line(address.path())))
    else:
        # In ASCII, so that no foreign letter can pass for another.
        box.setText(tr("Open {host} in the browser?", host=address.host(QUrl.ComponentFormattingOption.EncodeUnicode)))
    box.setInformativeText(one_line(encoded))
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Open)
    copy = box.addButton(tr("Copy address"), QMessageBox.ButtonRole.ActionRole)
    box.buttonClicked.connect(lambda button: QGuiApplication.clipboard().setText(encoded) if button is copy else None)
    box.button(QMessageBox.StandardButton.Open).clicked.connect(lambda: QDesktopServices.openUrl(address))
