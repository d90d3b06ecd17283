"""People without an account: company contacts, signatories, invited people."""
