"""Code that is coloured, and stays plain text all the same."""

from playground.widgets.code_text import CodeText


def colours(view):
    """The colours of the first line, by the text they are on."""
    block = view.document().firstBlock()
    found = block.layout().formats()
    return {block.text()[part.start : part.start + part.length]: part.format.foreground().color() for part in found}


def test_keywords_and_strings_have_colours_of_their_own(qtbot):
    view = CodeText()
    qtbot.addWidget(view)
    view.set_code('import os  # "a"\nname = "b"\n', "python")
    qtbot.waitUntil(lambda: "import" in colours(view))
    assert view.toPlainText() == 'import os  # "a"\nname = "b"\n'


def test_a_language_that_nobody_knows_stays_plain(qtbot):
    view = CodeText()
    qtbot.addWidget(view)
    view.set_code("import os", "no such language")
    assert not colours(view)


def test_new_code_stays_where_the_reader_was(qtbot):
    view = CodeText()
    qtbot.addWidget(view)
    view.resize(300, 120)
    view.show()
    view.set_code("line\n" * 100, "python")
    view.verticalScrollBar().setValue(40)
    view.set_code("line\n" * 99 + "last\n", "python")
    assert view.verticalScrollBar().value() == 40
