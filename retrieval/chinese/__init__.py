"""Chinese words of a message in the English words of a catalogue: a dictionary, a segmenter, a choice of meanings."""
