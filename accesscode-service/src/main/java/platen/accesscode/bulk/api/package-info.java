/** Jobs for administrators: order, watch, pause, resume, cancel. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.bulk.api;
