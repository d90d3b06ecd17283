"""The demonstration: invented schools, their courses as plain files, and months lived in them."""
