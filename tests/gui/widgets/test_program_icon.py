"""The icon of the program itself."""

from playground.widgets.icons import program_icon


def test_window_managers_find_it_painted_in_their_sizes(qapp):
    found = program_icon()
    assert [size.width() for size in found.availableSizes()] == [16, 24, 32, 48, 64, 128, 256]
    assert found.pixmap(64, 64).toImage().pixelColor(32, 8).name() == "#2b66e0"
