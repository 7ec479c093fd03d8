"""What authors write, as frozen values. Nothing here reads files, knows MkDocs or looks at the clock."""
