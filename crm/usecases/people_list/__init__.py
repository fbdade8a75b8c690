"""The list of people: a filter, who meets it, in what order, and how many there are of each kind."""
