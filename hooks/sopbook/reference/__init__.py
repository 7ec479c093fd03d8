"""The generated part of the guide: every field, register, type of question, rule, command and setting."""
