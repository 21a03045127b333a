"""What comes in and goes out: session files and method cards."""
