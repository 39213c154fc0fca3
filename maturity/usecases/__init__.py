"""One function for each thing a user does: permission, load, domain, save."""
