"""Names of things: general English, and what the words of one catalogue mean."""
