"""Judge: judgements and runs read from files, measured, and two runs compared query by query."""
