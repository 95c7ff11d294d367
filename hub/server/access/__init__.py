"""Who comes in: tokens, passwords, badges, and what slows down those who guess."""
