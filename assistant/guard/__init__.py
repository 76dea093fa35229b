"""What the assistant will not do: rules that recognise it, the words for it, limits, and text that may not be quoted."""
