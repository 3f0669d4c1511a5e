"""Text files: which encoding they have, and what is no text."""

import pytest

from playground.features.chat.texts import decoded

CHINESE = "你好，世界。今天天气很好，我们去公园。"
FRENCH = "Où est passée la clé ? Elle était près de la fenêtre, à côté de l’élève."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CHINESE.encode(), ""),
        (CHINESE.encode("utf-8-sig"), ""),
        (CHINESE.encode("utf-16"), "UTF-16"),
        (CHINESE.encode("utf-32"), "UTF-32"),
        (CHINESE.encode("gb18030"), "GB18030"),
    ],
)
def test_chinese_is_read_in_every_encoding_that_is_in_use(data, encoding):
    assert decoded(data) == (CHINESE, encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (FRENCH.encode("cp1252"), "Windows-1252"),
        (FRENCH.encode("utf-16-le"), "UTF-16"),
        (FRENCH.encode("utf-16-be"), "UTF-16"),
        (b"", ""),
    ],
)
def test_so_is_the_text_of_western_languages(data, encoding):
    assert decoded(data) == (FRENCH if data else "", encoding)


@pytest.mark.parametrize("data", [bytes(range(256)), b"PK\x03\x04" + b"\0\x01" * 40, b"\x1f\x8b\x08\x01\x02" * 9])
def test_other_bytes_are_no_text(data):
    assert decoded(data) is None


def test_a_text_that_says_it_is_utf_8_and_is_not_is_no_text():
    assert decoded(b"\xef\xbb\xbf\xff\xff") is None
