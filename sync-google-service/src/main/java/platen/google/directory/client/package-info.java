/** HTTP and JSON of Google's token endpoint and Directory API. */
@org.jspecify.annotations.NullMarked
package platen.google.directory.client;
