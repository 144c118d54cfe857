"""Quy định: the rule sets, the parameters, the steps and the forms, drawn from the very data that judges."""
