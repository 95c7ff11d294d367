"""The hall on a bench: whole days in seconds, decided by the hub's own `hall` code, on arrivals made or recorded."""
