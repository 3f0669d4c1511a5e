"""Two commands from a fresh clone to a running Playground: makes the environment, then starts what was asked for."""

import sys

USAGE = """usage: python3 packaging/bootstrap.py run [arguments of playground]
       python3 packaging/bootstrap.py test [arguments of pytest]
       python3 packaging/bootstrap.py bench [--json FILE] [NAME ...]"""


def main() -> None:
    # This file alone must still be readable by older Pythons, so that they can print this sentence.
    if sys.version_info < (3, 11):  # noqa: UP036
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit("Playground needs Python 3.11 or newer, and this is Python " + found + ". Start it with a newer one.")
    import commands

    action = commands.ACTIONS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if action is None:
        sys.exit(USAGE)
    try:
        sys.exit(action(sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
