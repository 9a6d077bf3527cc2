"""The command line: everything that works without a screen, one file for each group of commands."""
