"""Questions to the vectors."""

from playground.features.embeddings.search_desk import Hit, SearchDesk
from playground.features.embeddings.selection import Selection
from tests.unit.features.embeddings.spaces import Desk, space_of, tell

VECTORS = [[1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]


def make(desk: Desk) -> tuple[SearchDesk, Selection]:
    selection = Selection()
    page = SearchDesk(desk.context, desk.model, selection)
    desk.model.take(space_of(VECTORS, texts=("king", "prince", "queen", "car", "king"), ids=(1, 2, 3, 4, 5)))
    return page, selection


def found(page: SearchDesk) -> list[int]:
    assert page.result is not None
    return [hit.id for hit in page.result.hits]


def test_a_question_is_embedded_and_ranks_the_texts():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        desk.model.known = {"Who rules?": [0, 5, 1]}
        page.ask("  Who rules? ")
        await desk.idle()
        assert desk.model.asked == [(("Who rules?",), None)]
        assert found(page)[:3] == [3, 2, 4]
        assert page.result is not None
        assert str(page.result.title) == "Nearest to “Who rules?”"
        assert page.trouble is None
        assert not page.busy

    tell(story)


def test_a_question_that_cannot_be_compared_says_why():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        desk.model.known = {"short": [1]}
        page.ask("unknown")
        await desk.idle()
        assert "no vector" in str(page.trouble)
        page.ask("short")
        await desk.idle()
        assert "1 dimensions and the texts have 3" in str(page.trouble)
        desk.model.take(None)
        page.ask("short")
        await desk.idle()
        assert "Embed some texts first" in str(page.trouble)
        assert page.result is None

    tell(story)


def test_neighbours_odd_ones_duplicates_and_sums_are_found():
    async def story(desk: Desk) -> None:
        page, selection = make(desk)
        page.neighbours(2)
        await desk.idle()
        assert found(page) == [1, 5, 3, 4]
        page.odd_one_out()
        await desk.idle()
        assert found(page)[0] == 4
        selection.select({1, 3, 5})
        page.odd_one_out()
        await desk.idle()
        assert found(page)[0] == 3
        page.duplicates(0.95)
        await desk.idle()
        assert page.result is not None
        assert page.result.hits == (Hit(1, 1.0, 5),)
        page.arithmetic((2,), (1,))
        await desk.idle()
        assert found(page)[0] == 3
        assert page.result is not None
        assert str(page.result.title) == "Nearest to prince − king"
        page.arithmetic((), (1,))
        await desk.idle()
        assert page.trouble is not None
        page.odd_one_out((1, 2))
        await desk.idle()
        assert "at least 3" in str(page.trouble)
        page.neighbours(99)
        await desk.idle()
        assert "no vector yet" in str(page.trouble)

    tell(story)


def test_what_was_found_by_other_vectors_or_among_texts_that_are_gone_is_not_shown():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        page.neighbours(2)
        await desk.idle()
        desk.model.take(space_of([[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1], [0, 1, 0]]))
        assert found(page) == [1, 3, 4]
        desk.model.take(space_of([[1, 0]]))
        assert page.result is None

    tell(story)


def test_what_was_found_stays_until_its_text_is_gone():
    async def story(desk: Desk) -> None:
        page, _ = make(desk)
        page.neighbours(2)
        await desk.idle()
        desk.model.take(space_of(VECTORS[:3], ids=(1, 2, 3)))
        assert found(page) == [1, 3]
        page.clear()
        assert page.result is None

    tell(story)
