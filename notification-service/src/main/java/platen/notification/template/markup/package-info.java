/**
 * From one source to a mail's text and HTML. Values are no part of what is parsed: in their places stand signs that no
 * text has, and each form puts them in at the very end.
 */
@NullMarked
package platen.notification.template.markup;

import org.jspecify.annotations.NullMarked;
