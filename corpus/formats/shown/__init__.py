"""What the pages of a PDF show: its operators followed, its letters put together. Child process only."""
