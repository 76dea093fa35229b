"""Messages that ask for a set for an occasion, and those that change one."""
