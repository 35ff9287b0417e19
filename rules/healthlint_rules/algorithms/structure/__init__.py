"""Tables, teasers, pointers and abbreviations of an article."""
