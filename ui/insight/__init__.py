"""The shop's page: what a shopkeeper asks, each with one sentence and one plot."""
