"""One file a command: what the command line calls, imported only when it does. Exit codes stand here."""

CLEAN = 0
FINDINGS = 1
USAGE = 2
FAILED = 3
