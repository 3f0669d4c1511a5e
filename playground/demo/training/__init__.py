"""Fine-tuning: small models that really learn from a file, while somebody watches."""
