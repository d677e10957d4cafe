package platen.scim.searching.domain;

import platen.scim.filtering.domain.Attribute;

/** By what a list is sorted; who is equal in that stands in order of creation. Missing values are the greatest (RFC 7644, 3.4.2.3). */
public record Order(Attribute attribute, boolean isDescending) {}
