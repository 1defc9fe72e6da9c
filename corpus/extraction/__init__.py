"""From an article to what it says, in slots: figures with their owners, events, lists, tables, descriptions."""
