"""Which part of the catalogue a message means: by names, by what the search finds, and by the language model."""
