"""One file a command: what the command line calls, imported only when it does."""
