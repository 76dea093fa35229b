"""The cart: what a message does to it, which variant is meant, and where it is paid for."""
