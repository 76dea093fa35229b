"""Order: events, profiles, the collaborative models, the blend, reasons and their measures.

This room knows nothing of conversation or of the page; it imports `retrieval` alone.
"""
