"""A living example: an invented committee with two years behind it, and strangers beside it.

Everything is built through the deeds of the site, in their order and by whoever may do them, so that what the demo
shows is what the product makes. It is deterministic: the same day and size give the same people, days and papers;
only passwords and secrets of the accounts are random: they must not be known to whoever reads this.

The people don't exist and can be told by it: each name holds one of `people.MARKS`, identity numbers begin with
999 (no province has that code), telephone numbers with 0000.
"""
