"""Text that every store and every screen can take."""


def clean_text(text: str) -> str:
    """Without NUL, and with two halves of a surrogate pair joined; a half on its own becomes U+FFFD."""
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
