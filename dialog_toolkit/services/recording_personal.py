"""Words that may be a person's name or number, as a quiet note; it never blocks and never changes a text by itself."""

from dialog_toolkit.language.personal import find_personal


def personal_words(text: str) -> tuple[str, ...]:
    """The words of the text that may tell of a person, in order; empty where nothing is suspected."""
    return tuple(dict.fromkeys(match.text for match in find_personal(text)))


def without_personal(text: str, language: str = "lv") -> str:
    """The text with a neutral word in the place of each; `language` is that of the text. For a person to accept."""
    for match in reversed(find_personal(text, language)):
        text = text[: match.start] + match.replacement + text[match.end :]
    return text
