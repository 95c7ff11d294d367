"""The simulator console: cards to hold to the kiosk's reader, and a hand on its printer."""
