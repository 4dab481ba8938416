package care.sij.support;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.PersonAtApp.Account;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/**
 * A real Chromium without a window, at the console of the tests' service. Where the machine has none, the test is
 * skipped and says so.
 */
public final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Dimension WINDOW = new Dimension(1280, 900);
    private static final int NARROWEST = 320;
    private static final int TALLEST = 1400;
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one. */
    public static Chromium start() {
        Assumptions.assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "There is no Chromium here: install the packages chromium and chromium-driver to run this test.");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en-US");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(WINDOW);
        driver.manage().timeouts().implicitlyWait(LONGEST);
        return new Chromium(driver);
    }

    /** Signs in by the form, as somebody of the account. */
    public void signIn(Account account) {
        open("/console");
        type("login", account.login());
        type("password", account.password());
        type("code", ConsoleUser.code(account));
        press("Sign in");
    }

    /** Goes on in the session of somebody who is signed in already. */
    public void become(ConsoleUser user) {
        driver.get(WholeService.baseUrl() + "/console/assets/console.css");
        driver.manage().deleteAllCookies();
        user.cookies().forEach((name, value) -> driver.manage().addCookie(new Cookie(name, value)));
    }

    public void open(String path) {
        driver.get(WholeService.baseUrl() + path);
    }

    /** The path that the browser is at, with its query. */
    public String at() {
        return driver.getCurrentUrl().substring(WholeService.baseUrl().length());
    }

    /** What a person reads on the page. */
    public String text() {
        return find("body").getText();
    }

    /** Waits until the page says this: after a press the old page can be there for a while, and go while it is read. */
    public void awaitText(String words) {
        Awaitility.await()
                .atMost(LONGEST)
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> assertThat(text()).contains(words));
    }

    /** The first element of this CSS selector, as soon as it is there. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** All elements of this CSS selector that are there now. */
    public List<WebElement> all(String selector) {
        driver.manage().timeouts().implicitlyWait(Duration.ZERO);
        try {
            return driver.findElements(By.cssSelector(selector));
        } finally {
            driver.manage().timeouts().implicitlyWait(LONGEST);
        }
    }

    /** Types into the field of this name, in place of what it held. */
    public void type(String field, String text) {
        WebElement element = driver.findElement(By.name(field));
        element.clear();
        element.sendKeys(text);
    }

    /** Chooses the option of this value in the field of this name. */
    public void choose(String field, String value) {
        find("select[name='" + field + "'] option[value='" + value + "']").click();
    }

    /** Presses the button that says so. */
    public void press(String words) {
        driver.findElement(By.xpath("//button[normalize-space(.)='" + words + "']"))
                .click();
    }

    /** Follows the link that says so. */
    public void follow(String words) {
        driver.findElement(By.xpath("//a[normalize-space(.)='" + words + "']")).click();
    }

    /** Runs a script on the page. */
    public Object script(String script) {
        return driver.executeScript(script);
    }

    /** The page keeps the rules of WCAG 2.2 A and AA that axe-core can check. */
    public void assertAccessible() {
        driver.manage().timeouts().implicitlyWait(Duration.ZERO); // axe looks for frames, which no page has
        try {
            assertThat(new AxeBuilder()
                            .withTags(WCAG)
                            .setLegacyMode()
                            .analyze(driver)
                            .getViolations())
                    .as("at " + at())
                    .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                    .isEmpty();
        } finally {
            driver.manage().timeouts().implicitlyWait(LONGEST);
        }
    }

    /** How pages are looked at. */
    public enum Look {
        /** In a window of usual width, bright. */
        BRIGHT,
        /** The same, dark. */
        DARK,
        /** 320 CSS pixels wide, which is what WCAG 1.4.10 asks for; dark. */
        NARROW,
        /** As it would be printed by somebody who has it dark. */
        PRINTED
    }

    /** Looks at this page, and those opened from now on, in this way. */
    public void look(Look look) {
        String scheme = look == Look.BRIGHT ? "light" : "dark";
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        look == Look.PRINTED ? "print" : "",
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", look == Look.NARROW));
        if (look == Look.NARROW) {
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", NARROWEST, "height", 640, "deviceScaleFactor", 1, "mobile", false));
        } else {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    /** Presses a key where the focus is. */
    public void key(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** Keeps a picture of the page from its top for the documents, with as much of what lies below as is handy. */
    public void picture(String name) {
        Number height = (Number) script("scrollTo(0, 0); return Math.min(" + TALLEST + ", Math.max(innerHeight,"
                + " Math.ceil(document.body.getBoundingClientRect().bottom)))");
        Map<String, Object> taken = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", WINDOW.getWidth(), "height", height, "scale", 1)));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(taken.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
