"""What the Plan screen shows, made from the services without any widget."""
