"""The command line: the plain face of the services."""
