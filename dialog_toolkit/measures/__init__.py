"""What could be done about it: drafting from themes, checks against the plan's principles."""
