"""The files a shop keeps its pages in: Markdown, text, HTML and PDF, each read into Markdown."""
