/** What no schema says of manifests: each rule is a class that tells in a sentence what is wrong and where. */
@NullMarked
package platen.kubernetes.rule;

import org.jspecify.annotations.NullMarked;
