"""The counter terminal."""
