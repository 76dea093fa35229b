"""What a trial of recommenders shows beside their means: whom they serve, what variety costs, where products lie."""
