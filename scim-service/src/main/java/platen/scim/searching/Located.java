package platen.scim.searching;

import platen.scim.searching.domain.Position;

/** A resource and its place in the list it was found in. */
public record Located<T>(T resource, Position position) {}
