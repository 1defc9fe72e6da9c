"""The steps from an empty database to the present one, as SQL: data. A step that was released is never changed."""
