package care.sij.record;

/**
 * Whom the command {@code purge} works as in the embedded database.
 *
 * @param takingRole the statement that gives up everything but what the role {@code sij_eraser} may do
 */
public record ErasingLogin(String url, String user, String password, String takingRole) {

    @Override
    public String toString() {
        return user;
    }
}
