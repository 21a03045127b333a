"""dialog-toolkit: record dialogue circles, find what people share, draft measures of a plan."""

__version__ = "0.1.0"
