"""Measures the site on data of a commune and of a province (docs/performance.md). Not part of the product."""
