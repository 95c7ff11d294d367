"""The hub's routes (see hub.wire), a module each."""
