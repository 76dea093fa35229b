"""What the shopper reads, in the shopper's language: sentences under stable names, lists, counts, catalogue words."""
