/** What the pages for people on their own phones and computers share. */
@NullMarked
package platen.gateway.pages;

import org.jspecify.annotations.NullMarked;
