"""Tables: rows and columns of figures, each read with its row's and its column's head."""
