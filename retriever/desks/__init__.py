"""The rooms of a desk, one protocol each: what an officer, a QA lead, a trainee and an administrator can ask for."""
