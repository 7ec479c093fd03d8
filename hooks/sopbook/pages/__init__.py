"""What a handbook has: a page for each SOP and quiz, and those computed from all of them."""
