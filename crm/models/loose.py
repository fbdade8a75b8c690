"""Columns that name another row without the database watching over it."""

#: Name of the column -> the table whose ids stand in it.
LOOSE = {"import_id": "import", "change_id": "import_change"}
