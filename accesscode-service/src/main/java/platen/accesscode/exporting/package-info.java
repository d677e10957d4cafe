/** Giving out people's codes and cards for an export. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.exporting;
