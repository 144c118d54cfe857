"""Tests mirror the tree; browser/ drives Chromium, house/ keeps the rules of the house."""
