"""The local language model: its weights, its loading, its choosing and writing."""
