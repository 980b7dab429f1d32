"""The command `verbale` as a program, also as `python -m app`."""

import gc


def main() -> None:
    """Run it. What is imported stays, so nobody looks for garbage in it: that took 0.15 of 1.0 s, at each start."""
    gc.disable()
    from app import cli  # noqa: PLC0415 - not before the collector rests

    gc.freeze()
    gc.enable()
    cli.main()


if __name__ == "__main__":
    main()
