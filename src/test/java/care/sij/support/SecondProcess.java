package care.sij.support;

import care.sij.SijPathwaysApplication;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A second service on the whole service's database, with a pool, caches and locks of its own. */
public final class SecondProcess implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with further settings, e.g. {@code --sij.delivery.at-once=1}. */
    public static SecondProcess start(String... settings) throws SQLException {
        SpringApplication application = new SpringApplication(SijPathwaysApplication.class);
        application.setAdditionalProfiles("demo");
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--sij.demo.replay=false"));
        SameDatabase.settings().forEach(setting -> arguments.add("--" + setting));
        arguments.addAll(List.of(settings));
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        WholeService.awaitHealth(context);
        return new SecondProcess(context);
    }

    public DemoPartner partner(String client) {
        return new DemoPartner(client, baseUrl());
    }

    public String baseUrl() {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return "http://localhost:" + port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
