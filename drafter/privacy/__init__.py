"""What may not leave this machine: persons' names and numbers, found, masked and put back."""
