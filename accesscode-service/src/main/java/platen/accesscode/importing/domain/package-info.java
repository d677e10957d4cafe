/** What an import would find. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.importing.domain;
