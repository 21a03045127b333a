"""The use cases, one module a noun: the only door from the faces to the rest."""
