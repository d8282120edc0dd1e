"""What may be asked about people, organisations and regions: frozen answers."""
