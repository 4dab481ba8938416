package care.sij.console.frame;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which files pages may load, who is let to which page, and how forms lead to the next. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/2.0.4/dist/";
    private static final String SERVER_SENT_EVENTS = "classpath:/META-INF/resources/webjars/htmx-ext-sse/2.2.2/";
    private static final int BEFORE_PAGES = -1;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Gate gate;
    private final SeeOther seeOther;

    ConsoleConfiguration(Gate gate, SeeOther seeOther) {
        this.gate = gate;
        this.seeOther = seeOther;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate)
                .addPathPatterns("/console", "/console/**")
                .excludePathPatterns("/console/assets/**", "/console/sign-in/**", "/console/sign-out");
        registry.addInterceptor(seeOther).addPathPatterns("/console/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.setOrder(BEFORE_PAGES);
        registry.addResourceHandler("/console/assets/*.css", "/console/assets/*.js")
                .addResourceLocations("classpath:/console-assets/", HTMX, SERVER_SENT_EVENTS)
                .setCacheControl(CacheControl.maxAge(KEPT).cachePrivate());
    }
}
