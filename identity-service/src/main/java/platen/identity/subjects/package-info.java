/** Who signs in: issuer and subject of an identity provider's tokens, bound once to a person. */
@org.jspecify.annotations.NullMarked
package platen.identity.subjects;
