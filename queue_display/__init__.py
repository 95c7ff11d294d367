"""The call board: what the hall sees and hears of each call."""
