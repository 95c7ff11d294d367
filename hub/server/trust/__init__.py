"""What makes the hub the one it says it is: its CA, its certificate, its keys and their change."""
