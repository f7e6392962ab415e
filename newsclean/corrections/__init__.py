"""What a person said of the rows of a page: kept in a file beside it, and fitted to the page as it is read now."""
