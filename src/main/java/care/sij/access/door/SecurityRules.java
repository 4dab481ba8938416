package care.sij.access.door;

import care.sij.access.token.IdentityProvider;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * One chain for every path that is not the console's: all need a token but those named here. No session, hence no CSRF
 * token: a bearer token is never sent by a browser on its own. The form for apps keeps its own, see
 * {@code care.sij.access.signin}; the console has a chain of its own, see {@link ConsoleRules}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    private static final String[] FOR_EVERYBODY = {
        "/fhir/metadata",
        "/fhir/openapi",
        "/fhir/openapi.json",
        "/fhir/.well-known/smart-configuration",
        "/.well-known/jwks/*",
        "/ledger/checkpoint",
        "/ledger/keys",
        "/.well-known/openid-configuration",
        "/oauth2/jwks"
    };

    /** Each filter and each decision timed by itself costs more than a read; the request as a whole is timed anyway. */
    @Bean
    static SecurityObservationSettings observedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    static HttpFirewall firewall() {
        return new Firewall();
    }

    @Bean
    SecurityFilterChain everyPath(
            HttpSecurity http,
            OutcomeResponses outcomes,
            MetricsReaders metricsReaders,
            JwtDecoder ownTokens,
            IdentityProvider provider,
            PersonsBehindTokens persons) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(
                                "/oauth2/authorize",
                                "/oauth2/sign-out",
                                "/oauth2/token",
                                "/oauth2/introspect",
                                "/oauth2/revoke",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access(metricsReaders)
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(provider.or(ownTokens)))
                        .authenticationEntryPoint(outcomes)
                        .accessDeniedHandler(outcomes))
                .addFilterAfter(new AgentNoting(persons), BearerTokenAuthenticationFilter.class)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(outcomes).accessDeniedHandler(outcomes))
                .build();
    }
}
