"""Read courses from their folders of plain files: everything is checked, nothing is written."""
