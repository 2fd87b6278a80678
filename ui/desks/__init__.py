"""The rooms of a desk in this process: each does its work with what the workshop holds, for one caller."""
