"""Letters between two members, and answers that come by mail."""
