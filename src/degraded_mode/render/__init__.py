"""Views of the corpus, and the pages made from them."""
