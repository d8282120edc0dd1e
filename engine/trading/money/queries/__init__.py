"""What capabilities, pages and `sunroad doctor` ask about money."""
