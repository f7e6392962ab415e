"""The promises newsclean makes, each with a test."""
