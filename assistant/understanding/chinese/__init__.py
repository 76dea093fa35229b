"""Chinese messages in the English that the rules read, word for word, with what each English word stands for."""
