"""The watch: proof of promises, register of processing, who sees what. It knows no room."""
