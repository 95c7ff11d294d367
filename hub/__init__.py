"""The hub: one process that keeps the hall. wire (shapes) · link (clients) · server (HTTP) · store (database)."""
