"""The register of approved projects: whether what must be traded on the platform is (应进必进)."""
