"""What visitors are told by text message: its words, the gateway that sends them, the thread that hands them over."""
