"""What a shopkeeper asks of the journal and the events, answered with figures."""
