"""The program starts again by itself, as it was started."""

import os
import sys


def start_again() -> None:
    """The window is gone and everything has been put away."""
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        # There a process that replaces another is a new one, for which nobody waits.
        import subprocess

        subprocess.Popen(command)
    else:
        os.execv(command[0], command)
