"""What people say to each other: posts and comments in groups, letters between two. Who is told of it is not known
here: `notices` reads the spine."""
