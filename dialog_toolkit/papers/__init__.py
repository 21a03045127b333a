"""What is said back: templates, figures and writers of Markdown, HTML, DOCX and PDF."""
