"""The pure core of a service hall: values in, decisions out. No I/O, no clock, no randomness of its own.

    decide(state, order, now) -> tuple[Event, ...] | Refusal      what the hall says to a command
    apply(state, event, at) -> HallState                          the fold that makes the state
    due(state, now) -> tuple[Due, ...]                            what time alone makes happen

`decide` and `apply` are the only way a hall changes; the hub, the tests and the simulator run the same code.
"""
