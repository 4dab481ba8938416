/** Reads, histories and searches over HTTP, and what they are refused for. */
@NullMarked
package care.sij.api.rest;

import org.jspecify.annotations.NullMarked;
