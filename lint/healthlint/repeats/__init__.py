"""What says the same again: lines, paragraphs, sentences, headings and phrases, one file a unit."""
