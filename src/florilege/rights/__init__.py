"""The data-subject desk: everything here is computed from declarations; no room is known."""
