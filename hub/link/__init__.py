"""The client's side of the hub: a core without I/O (`sse`, `resume`) and a blocking edge (`client`)."""
