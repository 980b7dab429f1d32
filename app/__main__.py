"""The command `verbale` as a program, also as `python -m app`."""

from app.importing import importing


def main() -> None:
    """Run it."""
    with importing():
        from app import cli  # noqa: PLC0415 - not outside
    cli.main()


if __name__ == "__main__":
    main()
