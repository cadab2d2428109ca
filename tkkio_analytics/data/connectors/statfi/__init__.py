"""Statistics Finland: tables of PxWeb v1, classifications and borders."""
