"""Order help: customers and orders, the shop's policy, acts that are stated, confirmed and done once, tickets."""
