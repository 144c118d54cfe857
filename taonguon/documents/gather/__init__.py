"""From the live record to the facts of a document: one module a document, no layout, no bytes."""
