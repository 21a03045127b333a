"""What was done: an append-only log of changes, its views, and how two logs are joined."""
