package care.sij.exchange.hl7v2;

/** ADT^A04 and A08: what is known of a person now. */
final class PatientUpdateMap implements V2Map {

    @Override
    public void make(Making making) {
        V2Segment pid = making.required("PID");
        making.made().header().addFocus(making.made().add(new PatientMap(making).patient(pid), pid));
    }
}
