/** Why a person has not what the directory gives them. */
@org.jspecify.annotations.NullMarked
package platen.google.explaining;
