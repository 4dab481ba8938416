package care.sij.access.token;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The form with which an app exchanges a code (RFC 6749, 4.1.3, with RFC 7636, 4.5). Apps are public clients: the
 * verifier is their proof.
 */
record CodeForm(String app, String code, String redirectUri, String verifier) {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    static CodeForm read(HttpServletRequest request) {
        ClientForm.checkEnvelope(request);
        String verifier = ClientForm.required(request, "code_verifier");
        if (!VERIFIER.matcher(verifier).matches()) {
            throw TokenRefused.request("code_verifier must be 43 to 128 letters, digits, dots, hyphens, ~ and _.");
        }
        return new CodeForm(
                ClientForm.required(request, "client_id"),
                ClientForm.required(request, "code"),
                ClientForm.required(request, "redirect_uri"),
                verifier);
    }

    /** Whether the challenge was made of the verifier, by S256 (RFC 7636, 4.6). */
    boolean answers(String challenge) {
        String made = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
        return MessageDigest.isEqual(
                made.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
