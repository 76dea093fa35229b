"""The language model's prose: what it is given, and what of it may be shown."""
