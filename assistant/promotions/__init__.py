"""What a shop takes off now: promotions as data, what they come to for a cart, and what is nearly reached."""
