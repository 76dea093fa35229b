"""What a shopper's words about orders say: who, which order, which line, which variant, where to, paid how, yes or no."""
