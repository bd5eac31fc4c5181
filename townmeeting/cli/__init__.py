"""The subcommands of the command line, one entry each in ``commands.COMMANDS``, and how their results are laid out for
a terminal."""
