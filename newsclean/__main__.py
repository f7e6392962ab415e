"""The command, also as `python -m newsclean`."""

import gc


def main() -> None:
    """Run the command."""
    gc.disable()  # until all is loaded: a third of that time goes into looking for cycles, and modules stay anyway
    from newsclean.cli import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
