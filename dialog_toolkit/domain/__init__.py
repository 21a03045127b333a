"""What things are: sessions, ideas, methods, plans, themes, measures. Standard library only."""
