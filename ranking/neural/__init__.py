"""Recommenders trained by gradient. Torch is imported only inside functions, when something is fitted or scored."""
