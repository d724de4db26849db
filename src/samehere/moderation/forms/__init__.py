"""The shape of what is sent here. Rules about the words themselves are the actions'."""
