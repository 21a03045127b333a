"""What the recorder's screens show, worked out without Textual: dataclasses and functions."""
