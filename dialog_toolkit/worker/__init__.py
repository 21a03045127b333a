"""Runs language and themes in a child process, with progress and cancel."""
