"""`python -m tracktwo` is the command `tracktwo`."""

from tracktwo.cli import main

if __name__ == "__main__":
    main()
