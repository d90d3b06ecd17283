"""The school's digital seal: made at set-up, set on every issued PDF, recognised in any file."""
