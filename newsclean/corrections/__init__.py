"""What a person said of the rows of a page: kept in a file beside it, and matched with the page as it is now."""
