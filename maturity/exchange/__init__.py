"""Files that come and go between people: answers, later registers and contributions."""
