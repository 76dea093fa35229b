"""From a message to a request: exact extractors, the catalogue's vocabulary, and the model for what they leave open."""
