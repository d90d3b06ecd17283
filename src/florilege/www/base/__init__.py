"""The frame that every page stands in: layout, components, drawings of progress."""
