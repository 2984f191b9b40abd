"""The data files of `content/`: their models, and the one loader that reads them."""
