"""The command line: options and output; the work is done by the layers below."""
