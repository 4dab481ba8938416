package care.sij.access.door;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What is looked at before the FHIR face answers. */
@Configuration(proxyBeanMethods = false)
class Interceptors implements WebMvcConfigurer {

    private final GlassBreaking glass;

    Interceptors(GlassBreaking glass) {
        this.glass = glass;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(glass).addPathPatterns("/fhir/**");
    }
}
