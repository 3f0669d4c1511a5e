"""Code is coloured a slice at a time, and in the end as if it had been looked at as a whole."""

from playground.widgets.transcript.highlight import SLICE, Colouring, Lexers, Span, Style

PYTHON = ["def area(r):", '    """Two', "", '    lines."""', "    return 3.14 * r  # round"]


def lexers(*languages: str) -> Lexers:
    result = Lexers()
    for language in languages:
        result.load(language)
    return result


def colour_all(lines: list[str], language: str = "python") -> dict[int, list[Span]]:
    colouring = Colouring(language, lexers(language))
    found: dict[int, list[Span]] = {}
    while colouring.has_work(len(lines), complete=True):
        found |= colouring.step(lines, complete=True)
    return found


def test_parts_of_a_line_get_their_styles() -> None:
    found = colour_all(PYTHON)
    assert (0, 3, Style.KEYWORD) in found[0]
    assert (4, 4, Style.NAME) in found[0]
    assert found[3] == [(0, 13, Style.STRING)] or found[3][0][2] == Style.STRING
    assert found[4][-1] == (21, 7, Style.COMMENT)


def test_a_slice_has_no_more_than_so_many_lines() -> None:
    lines = ["x = 1"] * 100
    colouring = Colouring("python", lexers("python"))
    sizes = []
    while colouring.has_work(len(lines), complete=True):
        sizes.append(len(colouring.step(lines, complete=True)))
    assert max(sizes) == SLICE
    assert sum(sizes) == 100


def test_a_slice_of_long_lines_is_smaller() -> None:
    lines = ["x = 1; " * 200] * 30
    for complete in (True, False):
        colouring = Colouring("python", lexers("python"))
        found: set[int] = set()
        while colouring.has_work(len(lines), complete=complete):
            part = colouring.step(lines, complete=complete)
            assert len(part) <= 3
            found |= set(part)
        assert found == set(range(30))


def test_only_new_lines_are_coloured_while_code_grows() -> None:
    colouring = Colouring("python", lexers("python"))
    lines = ["x = 1", "", "y = 2"]
    assert set(colouring.step(lines, complete=False)) == {0, 1, 2}
    assert not colouring.has_work(3, complete=False)
    lines += ["", "z = 3"]
    assert set(colouring.step(lines, complete=False)) >= {3, 4}
    assert not colouring.has_work(5, complete=False)


def test_completed_code_is_gone_through_again() -> None:
    colouring = Colouring("python", lexers("python"))
    colouring.step(PYTHON[:3], complete=False)
    wrong = colouring.step(PYTHON, complete=False)
    assert wrong.get(3) != colour_all(PYTHON)[3]
    assert colouring.has_work(5, complete=True)
    assert colouring.step(PYTHON, complete=True) == colour_all(PYTHON)


def test_an_unknown_language_is_left_alone() -> None:
    known = lexers("brainfog")
    colouring = Colouring("brainfog", known)
    assert not colouring.has_work(5, complete=True)
    assert colouring.step(PYTHON, complete=True) == {}
    assert not Colouring("", known).has_work(5, complete=True)
