"""Where copies are kept: folders and S3-compatible storage behind one small set of verbs."""
