/** Keys, blind index, encryption at rest, sealing between services and secret tokens, all on Google Tink. */
@org.jspecify.annotations.NullMarked
package platen.kit.crypto;
