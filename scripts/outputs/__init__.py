"""What happens to the built site before it is checked: HTML -> HTML, then the files beside the pages."""
