"""The readers of the archive, on archives of each year and on files made for one point each."""
