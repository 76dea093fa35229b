"""Rating prediction: how many stars a shopper would give, and how sure that is."""
