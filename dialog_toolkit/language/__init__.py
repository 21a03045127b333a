"""What words say: cleaning, language, diacritics, lemmas, civic concepts, the spaCy pipeline for Latvian."""
