"""Results as documents for people and programs. No calculation, no storage."""
