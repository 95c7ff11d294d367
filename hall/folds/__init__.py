"""The fold, by subject: each function folds one kind of event. Used through hall.fold only."""
