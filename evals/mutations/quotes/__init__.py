"""True quotes under the noise of page layouts, and false ones."""
