"""Commands of the command line, a module for each concept. __main__.py joins them."""
