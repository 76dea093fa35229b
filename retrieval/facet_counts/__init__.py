"""Facets of a result set: what a shopper can narrow it by, with exact counts, and the question that narrows it best."""
