"""The fold, by subject: each function makes the state after one kind of event. Used through hall.fold only."""
