"""Made-up cases with true sentences and false ones, by which the gate is measured."""
