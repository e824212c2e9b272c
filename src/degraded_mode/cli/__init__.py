"""The command line: one file per verb, no rule of the domain."""
