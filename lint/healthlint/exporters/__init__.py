"""Rules written for other programs: one file a program."""
