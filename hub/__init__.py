"""The hub: one process that keeps the hall. wire (shapes) · link (clients) · server · store (database)."""
