"""Takes new items into the catalogue (目录项增补), as the diagram of that decides."""
