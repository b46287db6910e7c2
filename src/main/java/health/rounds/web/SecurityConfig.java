package health.rounds.web;

import health.rounds.platform.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** Sessions, sign-in and the protection of forms, for pages alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfig {
    private static final Duration SESSION = Duration.ofDays(30);

    private static final String EVERY_PAGE = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final String FORMS_STAY_HERE = EVERY_PAGE + "; form-action 'self'";

    private final Settings settings;

    SecurityConfig(Settings settings) {
        this.settings = settings;
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SessionAccounts accounts, CookieCsrfTokenRepository csrfTokens) {
        return http.securityContext(context -> context.securityContextRepository(accounts))
                // Whoever must sign in first is led back by the address itself, so that no session is stored for
                // passers-by.
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("login")
                        .successHandler((request, response, who) -> goOn(request, response))
                        .failureHandler(new ForwardAuthenticationFailureHandler(SignInPage.REFUSED)))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(SecurityConfig::signInFirst))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(SecurityConfig::writeContentPolicy))
                .sessionManagement(Customizer.withDefaults())
                .build();
    }

    /** A cookie rather than a session holds the token, so that looking at a form stores nothing; it is masked in each page. */
    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("rounds_form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie ->
                cookie.httpOnly(true).sameSite("Lax").secure(isHttps()).maxAge(SESSION));
        return tokens;
    }

    /** What happens to a session at sign-in: a new id, so that one known before is worth nothing, and a new token for forms. */
    @Bean
    SessionAuthenticationStrategy atSignIn(CookieCsrfTokenRepository csrfTokens) {
        return new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrfTokens)));
    }

    @Bean
    DefaultCookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("rounds_session");
        cookie.setCookieMaxAge((int) SESSION.toSeconds());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(isHttps());
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsLast() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(SESSION);
    }

    @Bean
    FilterRegistrationBean<PagesOnly> pagesOnly(WebApplicationContext context) {
        // By name and late, as Spring Boot does it: at this point the beans behind the filters are not made yet.
        var registration = new FilterRegistrationBean<>(new PagesOnly(
                new DelegatingFilterProxy("springSessionRepositoryFilter", context),
                new DelegatingFilterProxy("springSecurityFilterChain", context)));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(-100);
        return registration;
    }

    /** Spring Boot would put both filters before every request; {@link PagesOnly} calls them instead. */
    @Bean
    static BeanPostProcessor filtersForPagesOnly() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DelegatingFilterProxyRegistrationBean registration) {
                    registration.setEnabled(false);
                }
                return bean;
            }
        };
    }

    private boolean isHttps() {
        return "https".equals(settings.publicUrl().getScheme());
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", NextPage.of(request));
    }

    private static void signInFirst(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(NextPage.signIn(request));
        } else {
            // htmx would put the sign-in page into the middle of this one; with this header it goes there instead.
            response.setHeader("HX-Redirect", NextPage.signIn(Redirect.backPath(request, "/")));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    private static void writeContentPolicy(HttpServletRequest request, HttpServletResponse response) {
        // Browsers apply form-action also to where an answered form leads: consent leads to the app, and whoever
        // follows from
        // another server goes there.
        String path = request.getRequestURI();
        boolean leadsElsewhere = path.startsWith(ConsentPage.ADDRESS) || path.endsWith(FollowFromPage.PATH);
        response.setHeader("Content-Security-Policy", leadsElsewhere ? EVERY_PAGE : FORMS_STAY_HERE);
    }
}
