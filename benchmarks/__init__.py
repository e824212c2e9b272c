"""Speed and memory, measured side by side with the tools that people would otherwise use."""
