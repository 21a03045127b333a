"""Texts that exist in both languages of the project."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bilingual:
    """One text in Latvian and in English."""

    lv: str
    en: str

    def in_language(self, lang: str) -> str:
        """The text in that language. Raises ValueError for a language it is not in."""
        if lang not in ("lv", "en"):
            raise ValueError(f"no text in this language: {lang}")
        return self.lv if lang == "lv" else self.en
