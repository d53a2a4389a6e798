"""The tabs of the page, one a file: Gradio's components and what their events do."""
