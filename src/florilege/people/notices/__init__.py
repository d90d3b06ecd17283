"""Which version of the policy a person was shown, and when."""
