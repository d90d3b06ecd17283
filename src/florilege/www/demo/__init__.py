"""Pages that exist only in the demonstration: who may sign in, and the sealed mailbox."""
