"""The fixtures of pages and routes."""

from tests.web.apptest import front_door

__all__ = ["front_door"]
