"""What the workbench of themes shows, worked out apart from its widgets: pure functions of a `Wall`."""
