"""Show: the Gradio chat, its cards and its pages. This room knows no database and no model."""
