"""The places of a prompt, and what is put into them."""

from playground.features.prompt_lab.content import PromptMessage, Variable
from playground.features.prompt_lab.variables import declared, filled, missing, names_in


def messages(*texts: str) -> tuple[PromptMessage, ...]:
    return tuple(PromptMessage("user", text) for text in texts)


def test_places_are_found_once_in_their_order_in_any_language():
    found = names_in(messages("{{ name }} and {{城市}}, {{name}}", "{{first.word-2}} {{two words}}"))
    assert found == ("name", "城市", "first.word-2", "two words")


def test_what_looks_otherwise_is_text():
    assert names_in(messages("{{}} {{ }} {name} {{1st}} {{a\nb}} {{-x}} {{" + "x" * 65 + "}}")) == ()
    assert filled(messages("{{}} {name}"), {"": "no", "name": "no"}) == (("user", "{{}} {name}"),)


def test_braces_in_a_value_are_never_looked_at_again():
    values = {"name": "{{city}} \\1 {{name}}", "city": "Oslo"}
    assert filled(messages("{{name}} in {{city}}"), values) == (("user", "{{city}} \\1 {{name}} in Oslo"),)


def test_a_place_without_a_value_stays_and_is_told():
    said = messages("{{name}} in {{city}}")
    assert filled(said, {"city": "Oslo"}) == (("user", "{{name}} in Oslo"),)
    assert missing(said, {"city": "Oslo", "name": "  "}) == ("name",)


def test_a_variable_stays_as_it_was_known_while_its_name_is_written():
    known = (Variable("city", "choice", ("Oslo", "Bergen")), Variable("gone", "number"))
    assert declared(messages("{{name}} {{city}}"), known) == (Variable("name"), known[0])
