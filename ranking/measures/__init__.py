"""How good lists are: tasks, lists, measures of them with intervals, and segments."""
