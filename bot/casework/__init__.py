"""What a complaint is: its record and the rules that decide. Standard library and PyYAML only; time is passed in."""
