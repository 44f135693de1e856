"""Reports for people and for CI: a page, JUnit XML, and a summary in Markdown; all of one report, told alike."""
