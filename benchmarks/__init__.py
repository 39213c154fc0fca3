"""Speed and memory, measured by hand with `make bench`. Never part of the tests."""
