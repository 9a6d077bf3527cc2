"""The screens and the command line. Importing this package loads no Textual."""
