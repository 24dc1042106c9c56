"""What there is to see: the media browser's tree, its search, and the words for both."""
