package care.sij.support;

import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.CommitStep;
import care.sij.record.Commits;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.search.SearchSettings;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The record on a database of its own, without the rest of the service. Pieces of other modules come in by
 * {@link #with}: configuration or component classes, and commit steps.
 */
public final class TestRecord implements AutoCloseable {

    public static final CommitCause CAUSE =
            new CommitCause(CommitCause.Kind.REST, "demo-hospital", "create", Optional.empty(), "request-1");

    /** How long a search may take here. */
    public static final Duration SEARCH_TIMEOUT = Duration.ofSeconds(20);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SharedPostgres.Database database;
    private final List<SingleConnectionDataSource> intruders = new ArrayList<>();

    private TestRecord(SharedPostgres.Database database, Clock clock, List<CommitStep> steps, Class<?>... components) {
        this.database = database;
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(DataSource.class, this::pool);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(context.getBean(DataSource.class)));
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(SearchSettings.class, () -> new SearchSettings(SEARCH_TIMEOUT));
        steps.forEach(
                step -> context.registerBean("step" + System.identityHashCode(step), CommitStep.class, () -> step));
        context.scan("care.sij.record.store", "care.sij.record.search");
        if (components.length > 0) {
            context.register(components);
        }
        context.refresh();
    }

    public static TestRecord on(Clock clock, CommitStep... steps) {
        return new TestRecord(SharedPostgres.database(), clock, List.of(steps));
    }

    public static TestRecord with(Clock clock, Class<?>... components) {
        return new TestRecord(SharedPostgres.database(), clock, List.of(), components);
    }

    /** The record of a service that runs, beside it; what is committed here is projected by nothing. */
    public static TestRecord beside(SharedPostgres.Database database, Clock clock) {
        return new TestRecord(database, clock, List.of());
    }

    private DataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        return pool;
    }

    public Commits commits() {
        return context.getBean(Commits.class);
    }

    public Versions versions() {
        return context.getBean(Versions.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Stream<T> beans(Class<T> type) {
        return context.getBeanProvider(type).stream();
    }

    /** JDBC address of the database. */
    public String url() {
        return database.url();
    }

    /** As the role that serves. */
    public JdbcTemplate app() {
        return context.getBean(JdbcTemplate.class);
    }

    /** As the role that owns the schema. */
    public JdbcTemplate owner() {
        return new JdbcTemplate(new DriverManagerDataSource(
                database.url(), database.owner().user(), database.owner().password()));
    }

    /** As an administrator of the server who has switched all triggers off. */
    public JdbcTemplate intruder() {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                database.url(),
                SharedPostgres.server().admin().user(),
                SharedPostgres.server().admin().password(),
                true);
        intruders.add(connection);
        JdbcTemplate intruder = new JdbcTemplate(connection);
        intruder.execute("SET session_replication_role = replica");
        return intruder;
    }

    /** A partner's draft of these index terms; its body names version and instant. */
    public static Draft draft(ResourceKey key, List<String> patients, IndexTerms terms) {
        return new Draft(
                key,
                patients,
                Origin.PARTNER,
                "demo-hospital",
                Bytes.utf8("hash"),
                (version, instant) -> Bytes.utf8(key.reference() + " " + version + " " + instant)
                        .toArray(),
                terms);
    }

    /** Appends one version in a commit of its own. */
    public StoredVersion put(ResourceKey key, List<String> patients, IndexTerms terms) {
        return commits().commit(CAUSE, commit -> {
            commit.lockPatients(patients);
            commit.lockPatientless(patients.isEmpty() ? List.of(key) : List.of(), List.of());
            return commit.append(draft(key, patients, terms));
        });
    }

    @Override
    public void close() {
        intruders.forEach(SingleConnectionDataSource::destroy);
        context.close();
    }
}
