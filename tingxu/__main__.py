"""`python -m tingxu`: the same command."""

from tingxu.command import main

main()
