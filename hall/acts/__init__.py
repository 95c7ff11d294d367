"""The decisions, by subject: each function answers one kind of command. Used through hall.decide only."""
