"""Keeping a hall's equipment: what there is, what is broken, who mends it, what is lent, cleaned and switched.

Pure: values in, decisions out; no clock, no file. `decide` says which events follow from a command, `apply` makes the
next state of them. The hub writes them into the same journal as the hall's, under the same lock.
"""
