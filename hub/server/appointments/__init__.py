"""Appointments in the hub: commands, their rows and notices, codes, and what time alone asks."""
