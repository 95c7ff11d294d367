"""Appointments from a municipal portal: its files, its calls, and what became of each row."""
