"""What people write: own indicators, values, assessments, recommendations and scenarios, with their history."""
