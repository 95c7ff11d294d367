"""What clients are shown as it happens: views, events, phones."""
