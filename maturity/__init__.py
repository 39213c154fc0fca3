"""The Social Value Maturity Index tool. Its layers and what each may import: CONTRIBUTING.md."""

__version__ = "0.1.0"
