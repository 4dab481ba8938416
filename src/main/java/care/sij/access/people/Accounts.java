package care.sij.access.people;

import care.sij.access.PeopleRefusal;
import care.sij.access.PeopleRefused;
import care.sij.access.PeopleRegister;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The accounts in the database; those of the settings are their version 0. */
@Component
class Accounts implements PeopleRegister {

    private final AccountLog log;
    private final AccountsOfSettings settings;
    private final KnownPeople known;
    private final Partners partners;
    private final TransactionOperations transactions;
    private final Clock clock;

    Accounts(
            AccountLog log,
            AccountsOfSettings settings,
            KnownPeople known,
            Partners partners,
            TransactionOperations transactions,
            Clock clock) {
        this.log = log;
        this.settings = settings;
        this.known = known;
        this.partners = partners;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Account> current() {
        Map<String, Account> current = new TreeMap<>();
        settings.all().forEach(one -> current.put(one.account().person().login(), one.account()));
        log.latest().forEach(one -> current.put(one.account().person().login(), one.account()));
        return List.copyOf(current.values());
    }

    @Override
    public List<Account> history(String login) {
        return Stream.concat(log.of(login).stream(), settings.of(login).stream())
                .map(KnownAccount::account)
                .toList();
    }

    @Override
    public Changed put(Person person, Expected expected, Reason reason) {
        requireFitting(person);
        return changing(person.login(), () -> {
            Optional<KnownAccount> before = current(person.login());
            require(expected, before);
            return before.filter(KnownAccount::active)
                    .map(was -> changed(person, was, reason))
                    .orElseGet(() -> renewed(person, versionAfter(before), reason));
        });
    }

    @Override
    public Changed renew(String login, Expected expected, Reason reason) {
        return changing(login, () -> {
            KnownAccount before = active(login, expected);
            return renewed(before.account().person(), versionAfter(Optional.of(before)), reason);
        });
    }

    @Override
    public Changed close(String login, Expected expected, Reason reason) {
        return changing(login, () -> {
            KnownAccount before = active(login, expected);
            if (reason.by().equals(before.account().person().signature())) {
                throw new PeopleRefused(
                        PeopleRefusal.INVALID, "Nobody closes the own account. Ask another administrator.");
            }
            return new Changed(
                    append(
                            before.account().person(),
                            versionAfter(Optional.of(before)),
                            State.CLOSED,
                            reason,
                            before.proof()),
                    Optional.empty());
        });
    }

    private Changed changed(Person person, KnownAccount before, Reason reason) {
        return person.equals(before.account().person())
                ? new Changed(before.account(), Optional.empty())
                : new Changed(
                        append(person, versionAfter(Optional.of(before)), State.ACTIVE, reason, before.proof()),
                        Optional.empty());
    }

    private Changed renewed(Person person, int version, Reason reason) {
        FreshSecrets fresh = FreshSecrets.make();
        return new Changed(
                append(person, version, State.ACTIVE, reason, fresh.proof()),
                Optional.of(fresh.secrets(person.login())));
    }

    private Account append(Person person, int version, State state, Reason reason, Proof proof) {
        Authorship change = new Authorship(clock.instant(), reason.by(), reason.comment());
        Account account = new Account(person, version, state, Optional.of(change));
        log.append(account, change, proof);
        return account;
    }

    private KnownAccount active(String login, Expected expected) {
        KnownAccount before = current(login)
                .filter(KnownAccount::active)
                .orElseThrow(() -> new PeopleRefused(PeopleRefusal.UNKNOWN, "There is no account of this login."));
        require(expected, Optional.of(before));
        return before;
    }

    private Optional<KnownAccount> current(String login) {
        return log.latest(login).or(() -> settings.of(login));
    }

    /** An auditor sees everything, so it works for an auditor; nobody else does. */
    private void requireFitting(Person person) {
        boolean fits = partners.byId(person.partner())
                .filter(partner -> (partner.role() == PartnerRole.AUDITOR) == (person.role() == PersonRole.AUDITOR))
                .isPresent();
        if (!fits) {
            throw new PeopleRefused(
                    PeopleRefusal.INVALID,
                    "`partner` is the id of a registered partner: one of the role auditor for auditors, of another role for"
                            + " everybody else.");
        }
    }

    /** One at a time, in all processes. */
    private Changed changing(String login, Supplier<Changed> change) {
        Changed changed = transactions.execute(status -> {
            log.lock();
            return change.get();
        });
        known.forget(login);
        return changed;
    }

    private static void require(Expected expected, Optional<KnownAccount> current) {
        if (expected instanceof Expected.Nothing && current.isPresent()) {
            throw new PeopleRefused(
                    PeopleRefusal.KNOWN_BEFORE, "There is an account of this login. Change it with If-Match.");
        }
        if (expected instanceof Expected.Version wanted
                && current.filter(found -> found.account().version() == wanted.version())
                        .isEmpty()) {
            throw new PeopleRefused(
                    PeopleRefusal.CHANGED_MEANWHILE,
                    "Another version is current. Look at it and try again with its ETag.");
        }
    }

    private static int versionAfter(Optional<KnownAccount> before) {
        return before.map(found -> found.account().version()).orElse(0) + 1;
    }
}
