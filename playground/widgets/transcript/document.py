"""Text documents made from foreign text: nothing outside memory is ever read for them."""

from functools import cache

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor, QTextDocument

from playground.widgets.transcript.dressing import dress
from playground.widgets.transcript.limits import too_much_for_markdown
from playground.widgets.transcript.look import LINE_HEIGHT, Look
from playground.widgets.transcript.splitter import Block

# With HTML off, every tag is shown as it was written; with it on, some vanish and others load files.
FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class ForeignDocument(QTextDocument):
    """A document that answers every request for a picture, a style sheet or anything else from memory."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.requests: list[str] = []
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setIndentWidth(22)
        self.setDefaultFont(look.text_font)

    def loadResource(self, kind: int, url: QUrl | str) -> QImage:
        # Given nothing, Qt would ask again at every layout.
        self.requests.append(url if isinstance(url, str) else url.toString())
        return _nothing_to_see()


@cache
def _nothing_to_see() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def markdown_document(block: Block, look: Look, definitions: tuple[str, ...] = ()) -> ForeignDocument:
    """One block, rendered; `definitions` are the link references of the whole text."""
    if too_much_for_markdown(block):
        return plain_document(block.source, look)
    document = ForeignDocument(look)
    markdown = block.markdown
    if definitions and "[" in markdown:
        markdown = "\n".join(definitions) + "\n\n" + markdown
    document.setMarkdown(markdown, FEATURES)
    dress(document, block, look)
    return document


def plain_document(text: str, look: Look, *, code: bool = False) -> ForeignDocument:
    """Text as it was written, line for line; `code`: with letters of one width."""
    document = ForeignDocument(look)
    if code:
        document.setDefaultFont(look.code_font)
    document.setPlainText(text)
    line_height = QTextBlockFormat()
    line_height.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(line_height)
    return document
