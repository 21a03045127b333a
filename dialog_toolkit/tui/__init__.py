"""The app in the terminal: screens over the services. The only room that knows Textual."""
