"""Tables, archives and directories of pages, cleaned in parts that a stopped run can go on from."""
