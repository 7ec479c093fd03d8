"""What several tests share: building handbooks, serving them, and knowing their pages."""
