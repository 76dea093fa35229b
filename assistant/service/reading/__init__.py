"""What a shopper's words about orders say: who, which order, line and variant, where to, paid how, yes or no."""
