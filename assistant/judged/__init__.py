"""What a judge shows a person: a run measured, two runs compared, as JSON, as a table and as a page."""
