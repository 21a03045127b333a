"""What belongs together: vectors, graph, partition, labels, evidence, balance sheet."""
