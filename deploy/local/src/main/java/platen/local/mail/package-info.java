/** The mail catcher and its inbox page. */
@NullMarked
package platen.local.mail;

import org.jspecify.annotations.NullMarked;
