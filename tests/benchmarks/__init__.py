"""Large handbooks made from the shipped one, and the same pages as plain Markdown."""
