"""Lists of the whole handbook: what stands in them, on how many pages, and which page holds what."""
