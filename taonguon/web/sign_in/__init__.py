"""Coming in: password, second factor, the choice among one's assignments, and one's own account."""
