package care.sij.demo;

/** A resource of a journey by its type and the identifier its sender gave it. */
record FactIdentifier(String type, String system, String value) {}
