package care.sij.support;

import care.sij.SijPathwaysApplication;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A second service on the whole service's database, with a pool, caches and locks of its own. */
public final class SecondProcess implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static SecondProcess start() throws SQLException {
        HikariDataSource pool = WholeService.bean(DataSource.class).unwrap(HikariDataSource.class);
        String masterKey = WholeService.bean(Environment.class).getRequiredProperty("sij.access.master-key-file");
        SpringApplication application = new SpringApplication(SijPathwaysApplication.class);
        application.setAdditionalProfiles("demo");
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--spring.datasource.url=" + pool.getJdbcUrl(),
                "--spring.datasource.username=" + pool.getUsername(),
                "--spring.datasource.password=" + pool.getPassword(),
                "--spring.flyway.enabled=false",
                "--sij.access.master-key-file=" + masterKey,
                "--sij.demo.replay=false");
        WholeService.awaitHealth(context);
        return new SecondProcess(context);
    }

    public DemoPartner partner(String client) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return new DemoPartner(client, "http://localhost:" + port);
    }

    @Override
    public void close() {
        context.close();
    }
}
