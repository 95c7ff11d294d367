"""What each audience sees, made from the hall's state: one small module per view, no I/O, no memory."""
