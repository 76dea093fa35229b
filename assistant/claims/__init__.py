"""The claim checker: every sentence is true of the turn's evidence, or it is not shown."""
