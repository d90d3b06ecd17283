"""The top floor: pages by audience. A page composes rooms; it decides and writes nothing itself."""
