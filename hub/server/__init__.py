"""The hub's process: HTTP, the stream, the lane in which a hall changes, tokens and codes."""
