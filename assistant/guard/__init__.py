"""What the assistant will not do: rules that recognise it, the words for it, limits, and what may not be quoted."""
