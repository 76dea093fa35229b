"""Answers: from evidence to sentences. The templates here are what the shopper gets when the model is off or wrong."""
