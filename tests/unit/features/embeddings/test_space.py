"""The vectors that everything is made from."""

from tests.unit.features.embeddings.spaces import floats, space_of


def test_vectors_are_brought_to_length_one_and_an_empty_one_stays_empty():
    space = space_of([[3, 4], [0, 0]])
    assert space.unit.tolist() == [floats([0.6, 0.8]).tolist(), [0, 0]]
    assert space.norms.tolist() == [5, 0]


def test_vectors_that_have_length_one_are_not_held_twice():
    space = space_of([[1, 0], [0.6, 0.8]])
    assert space.unit is space.vectors


def test_a_later_space_has_a_greater_number():
    assert space_of([[1]]).number < space_of([[1]]).number


def test_texts_are_found_by_their_numbers_and_those_that_are_gone_are_left_out():
    space = space_of([[1], [2], [3]], ids=(7, 5, 9))
    assert space.place(5) == 1
    assert space.place(6) is None
    assert space.places((9, 6, 7)).tolist() == [2, 0]


def test_a_part_keeps_what_belongs_to_its_texts():
    space = space_of([[1], [2], [3]], texts=("a", "b", "c"), ids=(7, 5, 9), labels=("x", "y", "z"))
    part = space.part((2, 0), floats([[8], [9]]))
    assert (part.ids, part.texts, part.labels) == ((9, 7), ("c", "a"), ("z", "x"))
    assert part.vectors.tolist() == [[8], [9]]


def test_with_other_words_nothing_is_computed_or_held_twice():
    space = space_of([[3, 4], [5, 0]])
    unit = space.unit
    later = space.with_words(("x", "y"), ("#ffffff", ""))
    assert (later.labels, later.colours) == (("x", "y"), ("#ffffff", ""))
    assert later.unit is unit
    assert later.number > space.number
    assert space.labels == ("", "")
