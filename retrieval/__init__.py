"""Find: products, documents and reviews; feeds; the catalogue database; embeddings, lexical index, fusion, filters.

This room knows nothing of shoppers or prose, and imports no other room.
"""
