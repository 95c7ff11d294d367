"""The acts, a file for each matter: what follows from a command."""
