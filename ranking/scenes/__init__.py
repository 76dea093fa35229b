"""The scenes of a shop: shelves that nobody had to type words for, each a function from what is known to a shelf."""
