"""`python -m newsclean`: the command."""

from newsclean.cli import main

if __name__ == "__main__":
    main()
