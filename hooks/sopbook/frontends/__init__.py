"""Thin adapters: each turns the pages of a handbook into what one generator wants."""
