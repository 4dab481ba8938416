package care.sij.access.door;

import care.sij.access.signin.ConsoleSessions;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of the console: people are known by the cookie of their session alone, every form says which session it is
 * of, and no page runs, frames or fetches anything from elsewhere.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleRules {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String[] FOR_EVERYBODY = {
        "/", "/console/sign-in", "/console/sign-in/provider", "/console/sign-in/provider/begin"
    };

    /** What pages load, the same for everybody. */
    private static final RequestMatcher FILES = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern("/console/assets/*.css"),
            PathPatternRequestMatcher.pathPattern("/console/assets/*.js"));

    @Bean
    @Order(0)
    SecurityFilterChain console(HttpSecurity http, ConsoleSessions sessions, ConsoleTurnedAway turnedAway) {
        return http.securityMatcher("/", "/console", "/console/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionForms(sessions))
                        .ignoringRequestMatchers("/console/sign-in"))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(FILES)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new SessionNoting(sessions, FILES), CsrfFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                .build();
    }
}
