"""The notice as people receive it: Word, Markdown, a review page, a bundle."""
