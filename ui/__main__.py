"""`python -m ui` is the `foi` command."""

from ui.cli import main

main()
