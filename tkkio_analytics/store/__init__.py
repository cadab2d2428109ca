"""What people write: own indicators, values, assessments and recommendations, with their history."""
