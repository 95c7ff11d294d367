"""How the database came to its present form, step by step; run at every start (see hub.store.database)."""

HEAD = "0009"
"""The newest step. A database that has it is opened without loading the machinery of migrations."""
