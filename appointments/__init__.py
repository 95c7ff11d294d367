"""Times agreed with visitors: what may be booked when, who comes, who does not.

Pure: values in, decisions out; no clock, no file. `decide` says which events follow from a command, `apply` makes the
next book of them, `due` says what time alone makes happen. The hub writes the events into the hall's one journal.
"""
