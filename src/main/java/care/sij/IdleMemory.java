package care.sij;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * Has the JVM give heap that it no longer needs back to the system. By its own defaults it keeps what the start or a
 * burst of messages once took (1.3 GB after the demonstration, of which 160 MB are in use). Options that an operator
 * has set on the command line stay as they are; the names are those of HotSpot's manageable options.
 */
final class IdleMemory {

    /** Free share of the heap in percent, and milliseconds without a collection after which one is made (JEP 346). */
    private static final List<Map.Entry<String, String>> OPTIONS = List.of(
            Map.entry("MinHeapFreeRatio", "5"),
            Map.entry("MaxHeapFreeRatio", "15"),
            Map.entry("G1PeriodicGCInterval", "10000"));

    private IdleMemory() {}

    static void giveBack() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm != null) {
            OPTIONS.forEach(option -> setUnlessChosen(jvm, option.getKey(), option.getValue()));
        }
    }

    private static void setUnlessChosen(HotSpotDiagnosticMXBean jvm, String name, String value) {
        try {
            VMOption option = jvm.getVMOption(name);
            if (option.isWriteable() && option.getOrigin() == Origin.DEFAULT) {
                jvm.setVMOption(name, value);
            }
        } catch (IllegalArgumentException unknownToThisJvm) {
            // Memory is then kept, as that JVM does by default.
        }
    }
}
