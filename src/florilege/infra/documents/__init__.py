"""The one engine for everything that the school issues: numbered, printed, sealed, registered.

A room registers a `DocumentKind` and calls `issue_document`; nothing else issues anything.
"""
