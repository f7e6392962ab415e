"""What each row of a page is: what it shows, the network, the best path."""
