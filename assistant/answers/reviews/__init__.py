"""What reviews say: counted over all of them, quoted from few, and never summed up beyond what is counted."""
