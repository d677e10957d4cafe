/** Codes of a whole organisation made anew, as a job that can be watched, paused and taken up again. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.bulk;
