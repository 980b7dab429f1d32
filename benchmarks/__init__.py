"""What Verbale costs, beside a bare application, beside a constant body, and beside others: `make bench SIZE=10k`."""
