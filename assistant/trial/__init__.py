"""What `evaluate ranking` shows a person: a table in the terminal, and a page with plots."""
