"""Invented values that look at home in a field of a given name; nothing here is a fact."""

from __future__ import annotations

import random

SAMPLES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("first_name", "firstname", "given"), ("Ada", "Lin", "Jonas", "Mei", "Ines", "Tomas")),
    (("last_name", "lastname", "surname", "family"), ("Berg", "Chen", "Okafor", "Silva", "Novak", "Wang")),
    (("author", "person", "user", "customer", "owner", "attendee"), ("Ada Berg", "Lin Chen", "Jonas Silva")),
    (("email",), ("ada@example.org", "lin@example.com", "jonas@example.net")),
    (("phone", "mobile"), ("+47 55 01 02 03", "+86 10 5550 1234")),
    (("city", "town", "location", "place", "destination"), ("Bergen", "Lisbon", "Kyoto", "Hangzhou", "Ljubljana")),
    (("country", "nation"), ("Norway", "Portugal", "Japan", "China", "Slovenia")),
    (("street", "address"), ("12 Harbour Lane", "3 Mill Road", "48 Garden Street")),
    (("zip", "postal", "postcode"), ("5003", "1100-148", "310000")),
    (("currency",), ("EUR", "CNY", "NOK", "USD")),
    (("color", "colour"), ("teal", "amber", "slate blue", "coral")),
    (("language", "lang", "locale"), ("en", "zh", "nb", "pt")),
    (("title", "headline", "subject"), ("A quiet morning by the sea", "Notes from the workshop", "Three small steps")),
    (("event", "meeting"), ("Science fair", "Weekly review", "Garden party")),
    (("description", "summary", "text", "content", "explanation", "note", "comment", "body", "reason"),
     ("An invented sentence from the demo server.", "This text has no meaning beyond its shape.",
      "A short description that a real model would write better.")),
    (("step", "instruction", "task", "todo"), ("Read the task again", "Collect the parts", "Check the result")),
    (("answer", "result", "output", "final"), ("42", "an invented answer", "the demo does not know")),
    (("question", "query"), ("What comes next?", "Which one is larger?")),
    (("unit",), ("piece", "gram", "litre")),
    (("tag", "category", "topic", "label", "keyword", "genre"), ("travel", "science", "cooking", "music", "nature")),
    (("product", "item", "ingredient"), ("lamp", "notebook", "tea", "bicycle", "umbrella")),
    (("planet",), ("Mars", "Venus", "Saturn")),
    (("status", "state"), ("open", "done", "waiting")),
    (("url", "link", "website"), ("https://example.org/demo", "https://example.com/page")),
    (("date", "day"), ("2026-05-17", "2026-09-01", "2027-01-12")),
    (("time",), ("09:30", "14:00", "18:45")),
    (("id", "code", "key", "sku"), ("A-1042", "B-2210", "C-3307")),
    (("name",), ("Ada Berg", "Lin Chen", "Jonas Silva", "Ines Novak")),
)  # fmt: skip

WORDS = (
    "amber",
    "birch",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "harbour",
    "iris",
    "juniper",
    "lantern",
    "meadow",
)

RANGES: tuple[tuple[tuple[str, ...], tuple[int, int]], ...] = (
    (("age",), (18, 80)),
    (("rating", "stars", "score"), (1, 5)),
    (("year",), (1990, 2030)),
    (("month",), (1, 12)),
    (("hour",), (0, 23)),
    (("percent", "confidence", "probability"), (0, 1)),
    (("price", "cost", "amount", "total"), (5, 250)),
    (("temperature",), (-5, 30)),
    (("quantity", "count", "days", "number"), (1, 9)),
)

FORMATS: dict[str, tuple[str, ...]] = {
    "date": ("2026-05-17", "2026-09-01", "2027-01-12"),
    "time": ("09:30:00Z", "18:45:00Z"),
    "date-time": ("2026-05-17T09:30:00Z", "2027-01-12T18:45:00Z"),
    "duration": ("P3D", "PT45M"),
    "email": ("ada@example.org", "lin@example.com"),
    "idn-email": ("ada@example.org",),
    "hostname": ("demo.example.org", "server.example.com"),
    "idn-hostname": ("demo.example.org",),
    "ipv4": ("192.0.2.17", "198.51.100.4"),
    "ipv6": ("2001:db8::17", "2001:db8::4"),
    "uri": ("https://example.org/demo", "https://example.com/page"),
    "uri-reference": ("/demo", "https://example.com/page"),
    "iri": ("https://example.org/demo",),
    "iri-reference": ("/demo",),
    "uri-template": ("/demo/{id}",),
    "json-pointer": ("/items/0",),
    "relative-json-pointer": ("0/items",),
    "regex": ("^[a-z]+$",),
}


def text(name: str, chance: random.Random) -> str:
    lowered = name.lower()
    for words, samples in SAMPLES:
        if any(
            lowered == word or lowered.endswith(("_" + word, word + "s")) or word in lowered.split("_")
            for word in words
        ):
            return chance.choice(samples)
    return " ".join(chance.sample(WORDS, 2))


def formatted(form: str, chance: random.Random) -> str | None:
    if form == "uuid":
        digits = f"{chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"
    return chance.choice(FORMATS[form]) if form in FORMATS else None


def span(name: str) -> tuple[int, int]:
    lowered = name.lower()
    return next((limits for words, limits in RANGES if any(word in lowered for word in words)), (0, 100))


def is_number(name: str) -> bool:
    return any(word in name.lower() for words, _ in RANGES for word in words)
