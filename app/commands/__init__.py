"""One file a command: takes its arguments and the configuration, gives an exit code."""
