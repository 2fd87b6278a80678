"""`python -m ui` is the `foi` command."""

from ui.cli import main

if __name__ == "__main__":  # readers in processes of their own import this module too
    main()
