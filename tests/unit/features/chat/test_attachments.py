"""Attachments as values: as they are kept, as they were kept once, and as text between words."""

from playground.features.chat.attachments import (
    Attachment,
    attachments_in,
    attachments_to_json,
    fenced,
    text_attachment,
)
from playground.storage.json_values import JsonObject

PHOTO = Attachment("picture", "cat.jpg", "image/jpeg", 9, "ab", width=4, height=3, scaled_from=(40, 30))
MEMO = Attachment("sound", "memo.m4a", "audio/mpeg", 8, "cd", seconds=2.5, converted_from="M4A")


def test_they_are_read_as_they_were_kept():
    kept = (PHOTO, MEMO, text_attachment("a.txt", "Grüße"), Attachment("file", "a.pdf", "application/pdf", 7, "ef"))
    assert attachments_in(attachments_to_json(kept)) == kept
    assert attachments_to_json(()) == {}


def test_those_of_earlier_versions_are_read_too():
    picture: JsonObject = {
        "hash": "ab",
        "name": "cat.png",
        "media_type": "image/png",
        "size": 3,
        "width": 4,
        "height": 5,
    }
    details: JsonObject = {"attachments": [{"name": "log.txt", "text": "é"}], "pictures": [picture]}
    text, cat = attachments_in(details)
    assert text == Attachment("text", "log.txt", "text/plain", 2, text="é")
    assert cat == Attachment("picture", "cat.png", "image/png", 3, "ab", width=4, height=5)


def test_what_somebody_wrote_by_hand_does_no_harm():
    details: JsonObject = {
        "attachments": [7, {"kind": "?", "size": -1, "seconds": "x", "scaled_from": [1]}],
        "pictures": "no",
    }
    assert attachments_in(details) == (Attachment("text", "", "", 0),)


def test_a_text_cannot_close_its_own_fence():
    assert fenced("notes.md", "```python\npass\n```") == "notes.md\n````\n```python\npass\n```\n````"


def test_the_same_thing_under_another_name_is_the_same():
    copied = Attachment("picture", "copy of cat.jpg", "image/jpeg", 9, "ab")
    assert PHOTO.same_as(copied)
    assert not PHOTO.same_as(MEMO)
