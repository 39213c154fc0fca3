"""The rules of the field, pure: no files, clock, randomness, database or web."""
