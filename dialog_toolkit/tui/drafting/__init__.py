"""View models of the drafting table: what the screen of measures shows, without any widget."""
