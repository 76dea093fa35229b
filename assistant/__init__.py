"""Converse: understanding, dialogue state, the language model, checked answers, orders, settings, the command line.

This room knows nothing of the page; it imports `ranking` and `retrieval`.
"""
