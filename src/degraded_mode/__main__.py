"""Lets `python -m degraded_mode` do what `degraded-mode` does."""

from degraded_mode.cli.app import main

if __name__ == "__main__":
    main()
