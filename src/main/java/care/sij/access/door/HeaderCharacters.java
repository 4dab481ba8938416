package care.sij.access.door;

/**
 * What headers may hold: the characters that Spring Security's firewall allows, told one by one. Its pattern for a
 * whole value costs more on an access token than reading a resource.
 */
final class HeaderCharacters {

    private static final int LAST_OF_ASCII = 0x7e;

    private HeaderCharacters() {}

    /** Only assigned characters, no control characters. */
    static boolean nameable(String name) {
        return name.codePoints().allMatch(HeaderCharacters::plain);
    }

    /** The same, and tabs. */
    static boolean valuable(String value) {
        return value.codePoints().allMatch(character -> character == '\t' || plain(character));
    }

    private static boolean plain(int character) {
        return character <= LAST_OF_ASCII
                ? character >= ' '
                : Character.isDefined(character) && !Character.isISOControl(character);
    }
}
