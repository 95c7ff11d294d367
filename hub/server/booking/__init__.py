"""Booking on the visitor's own phone: item, what to bring, time, details, confirmed; looked up, moved, cancelled.
Forms all the way, no script needed."""
