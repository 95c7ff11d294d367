"""The `tingxu` command: starts the programs, opens a simulated hall, plays the stories in it."""
