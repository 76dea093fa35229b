"""Sets of products for an occasion: which roles belong to it, and the best choice within stock and budget."""
