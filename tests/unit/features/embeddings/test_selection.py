"""What is selected, shared by all views of the texts."""

from playground.features.embeddings.selection import Selection


def test_a_selection_tells_of_each_change_once_and_a_pair_is_a_selection_too() -> None:
    selection, heard = Selection(), []
    selection.changed.connect(lambda: heard.append((sorted(selection.ids), selection.pair)))
    selection.select([1, 2])
    selection.select((2, 1))
    selection.toggle(2)
    selection.select_pair(3, 1)
    selection.keep_only([1, 3, 4])
    selection.keep_only([1, 4])
    selection.clear()
    assert heard == [([1, 2], None), ([1], None), ([1, 3], (3, 1)), ([1], None), ([], None)]


def test_what_is_pointed_at_goes_only_when_its_row_does() -> None:
    selection, heard = Selection(), []
    selection.hover_changed.connect(lambda: heard.append(selection.hovered))
    selection.hover(5)
    selection.hover(5)
    selection.keep_only([4, 5])
    selection.keep_only([4])
    assert heard == [5, None]
