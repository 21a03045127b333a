"""Texts that exist in both languages of the project."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bilingual:
    """One text in Latvian and in English."""

    lv: str
    en: str

    def in_language(self, lang: str) -> str:
        """The text in that language; the Latvian one where there is no English text or `lang` is another language."""
        return self.en if lang == "en" and self.en else self.lv
