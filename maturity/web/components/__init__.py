"""Parts of pages. A part draws, and calls at most one use case."""
