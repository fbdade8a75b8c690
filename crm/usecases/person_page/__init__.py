"""What the page of one person shows, read in a few statements however much there is."""
