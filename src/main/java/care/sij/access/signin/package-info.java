/** People sign in: the authorization endpoint of OAuth 2 with its one page, sessions and codes. */
@NullMarked
package care.sij.access.signin;

import org.jspecify.annotations.NullMarked;
