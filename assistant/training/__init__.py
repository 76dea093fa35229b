"""How understanding is trained: the text it learns from, the adapter of the language model, and its calibration."""
