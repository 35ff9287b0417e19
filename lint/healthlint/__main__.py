"""``python -m healthlint``."""

from healthlint.cli import command

if __name__ == "__main__":  # a process that a pool starts imports this file too
    command()
