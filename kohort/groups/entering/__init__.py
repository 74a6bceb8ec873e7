"""Ways into a group: a code on the wall, a link, an address; and guests, who are not members here yet."""
