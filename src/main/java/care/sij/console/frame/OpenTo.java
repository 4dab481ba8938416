package care.sij.console.frame;

import care.sij.access.PersonRole;
import care.sij.partner.PartnerRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The roles to which the pages of a controller are open; what has none is open to nobody. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    /** The roles. */
    PersonRole[] value();

    /** Roles of the partners whose people it is open to; those of all when it names none. */
    PartnerRole[] at() default {};
}
