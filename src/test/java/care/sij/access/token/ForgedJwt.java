package care.sij.access.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** A JWT whose header says what a library would not write, and whose signature is what a test makes it. */
record ForgedJwt(Map<String, Object> header, Map<String, Object> claims) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    ForgedJwt with(String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(header);
        changed.put(name, value);
        return new ForgedJwt(changed, claims);
    }

    ForgedJwt claiming(String name, Object value) {
        Map<String, Object> changed = new TreeMap<>(claims);
        changed.put(name, value);
        return new ForgedJwt(header, changed);
    }

    String unsigned() {
        return content() + ".";
    }

    /** With these bytes in place of a signature. */
    String sealedWith(byte[] signature) {
        return content() + "." + encoded(signature);
    }

    /** Keyed with what everybody knows. */
    String hmac(String algorithm, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return sealedWith(mac.doFinal(content().getBytes(StandardCharsets.US_ASCII)));
    }

    /** By an algorithm of the Java platform, whatever the header says. */
    String signed(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(content().getBytes(StandardCharsets.US_ASCII));
        return sealedWith(signature.sign());
    }

    private String content() {
        return encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
