"""From a folder of YAML files to a corpus and its findings."""
