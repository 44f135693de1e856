"""From findings to text: the plan, the slots, the prompts, and the two writers behind one port."""
