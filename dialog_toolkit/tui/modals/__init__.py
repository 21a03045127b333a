"""Small windows over a screen: a question, an error, a text to read or to type."""
