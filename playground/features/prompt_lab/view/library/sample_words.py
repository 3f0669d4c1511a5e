"""Prompts to begin with, in the user's language. They do something with any model."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.features.prompt_lab.content import Content, PromptMessage, Variable
from playground.features.prompt_lab.settings import AskSettings
from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    content: Content
    values: Mapping[str, str] = field(default_factory=dict)


def sample_names() -> tuple[str, ...]:
    return tr("Write a product text"), tr("Sort feedback with examples"), tr("Translate with a tone")


def sample(place: int) -> Sample:
    return (_product_text, _sorting, _translation)[place](sample_names()[place])


def _product_text(name: str) -> Sample:
    product, audience, length = tr("product"), tr("audience"), tr("sentences")
    user = tr(
        "Write a product text for {product}. It is read by {audience}. Use {sentences} sentences.",
        product=_place(product),
        audience=_place(audience),
        sentences=_place(length),
    )
    messages = (
        PromptMessage("system", tr("You write short, concrete texts without exaggeration.")),
        PromptMessage("user", user),
    )
    audiences = (tr("people who cook every day"), tr("people who have never cooked"), tr("owners of restaurants"))
    variables = (Variable(product), Variable(audience, "choice", audiences), Variable(length, "number"))
    values = {product: tr("a cast-iron pan"), audience: audiences[0], length: "3"}
    return Sample(name, Content(messages, variables, AskSettings(temperature=0.7)), values)


def _sorting(name: str) -> Sample:
    feedback = tr("feedback")
    messages = (
        PromptMessage("system", tr("Answer with one word: praise, complaint or question.")),
        PromptMessage("user", tr("The delivery came two days late.")),
        PromptMessage("assistant", tr("complaint")),
        PromptMessage("user", tr("Does it fit on an induction hob?")),
        PromptMessage("assistant", tr("question")),
        PromptMessage("user", _place(feedback)),
    )
    values = {feedback: tr("I use it every day and would buy it again.")}
    return Sample(name, Content(messages, (Variable(feedback, "long"),), AskSettings(temperature=0)), values)


def _translation(name: str) -> Sample:
    text, language, tone = tr("text"), tr("language"), tr("tone")
    user = tr(
        "Translate into {language}, in a {tone} tone:\n\n{text}",
        language=_place(language),
        tone=_place(tone),
        text=_place(text),
    )
    languages = (tr("English"), tr("Chinese"), tr("German"), tr("Spanish"))
    tones = (tr("friendly"), tr("formal"), tr("plain"))
    variables = (Variable(language, "choice", languages), Variable(tone, "choice", tones), Variable(text, "long"))
    values = {text: tr("Thank you for your letter. We will answer by Friday."), language: languages[3], tone: tones[1]}
    return Sample(name, Content((PromptMessage("user", user),), variables, AskSettings(temperature=0.3)), values)


def _place(name: str) -> str:
    return f"{{{{{name}}}}}"
