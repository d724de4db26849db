"""What those who look after groups are shown."""
